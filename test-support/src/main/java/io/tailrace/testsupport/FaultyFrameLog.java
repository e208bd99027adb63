package io.tailrace.testsupport;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.AppenderState;
import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import java.util.Random;
import org.agrona.DirectBuffer;

/** A log that refuses frames on command, or by chance from a seed; whatever it takes, the log behind it has. Safe for any thread. */
public final class FaultyFrameLog implements FrameLog, FrameAppender {
    private final FrameLog log;
    private final FrameAppender appender;
    private final Random random;
    private double refusedShare;
    private boolean failing;
    private boolean full;
    private boolean doubtful;
    private long refusals;

    /**
     * A log without faults, until it is told otherwise.
     *
     * @param log takes what is not refused.
     * @param random decides which appends are refused.
     */
    public FaultyFrameLog(final FrameLog log, final Random random) {
        this.log = log;
        this.appender = log.appender();
        this.random = random;
    }

    /** Takes nothing from here on: each append answers {@link AppendResult#UNAVAILABLE}. */
    public void stall() {
        refuse(1);
    }

    /**
     * Refuses a share of the appends from here on.
     *
     * @param share 0 to 1.
     */
    public synchronized void refuse(final double share) {
        refusedShare = share;
    }

    /** Takes nothing from here on, as a log on a full disk: each append answers {@link AppendResult#NO_SPACE}. */
    public synchronized void fill() {
        full = true;
    }

    /** Throws at each append from here on. */
    public synchronized void fail() {
        failing = true;
    }

    /** Takes everything from here on, but says so only to those who try, as a disk does that failed. */
    public synchronized void healInSilence() {
        heal();
        doubtful = true;
    }

    /** Takes everything from here on. */
    public synchronized void heal() {
        doubtful = false;
        refusedShare = 0;
        failing = false;
        full = false;
    }

    /**
     * How many appends were refused or failed.
     *
     * @return from 0.
     */
    public synchronized long refusals() {
        return refusals;
    }

    @Override
    public FrameAppender appender() {
        return this;
    }

    @Override
    public synchronized AppendResult append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        if (failing) {
            refusals++;
            throw new FrameLogException("the faulty log fails, as it was told to");
        }
        if (full) {
            refusals++;
            return AppendResult.NO_SPACE;
        }
        if (random.nextDouble() < refusedShare) {
            refusals++;
            return AppendResult.UNAVAILABLE;
        }
        doubtful = false;
        return appender.append(buffer, offset, lengthInBytes);
    }

    @Override
    public synchronized AppenderState state() {
        return full
                ? AppenderState.NO_SPACE
                : refusedShare >= 1 || doubtful ? AppenderState.FAILED : AppenderState.GOOD;
    }

    @Override
    public boolean isCheckpointDue() {
        return appender.isCheckpointDue();
    }

    @Override
    public boolean sync() {
        return appender.sync();
    }

    @Override
    public FrameTailer openTailer(final String name, final StartPosition start) {
        return log.openTailer(name, start);
    }

    @Override
    public void close() {
        log.close();
    }
}
