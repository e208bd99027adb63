package io.tailrace.cli.bench.delivery;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.AppenderState;
import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.time.EngineClock;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;

/**
 * A journal whose disk stalls for 200 ms now and then: its appends, which reach the disk through a mapping, and what forces them. It stalls on the
 * thread of the journal's agent; the rest may be called by any.
 */
final class StallingDisk implements FrameLog, FrameAppender {
    /** As the contract has it. */
    static final long STALL_NS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long LEAST_BETWEEN_NS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int BETWEEN_SPREAD_MS = 1_000;

    private final FrameLog log;
    private final FrameAppender appender;
    private final EngineClock clock;
    private final Random random;
    private volatile boolean isStalling;
    private volatile long stalls;
    private long nextNs;

    StallingDisk(final FrameLog log, final EngineClock clock, final Random random) {
        this.log = log;
        this.appender = log.appender();
        this.clock = clock;
        this.random = random;
        nextNs = clock.nanoTime();
    }

    /** From now on it stalls, or does not. */
    void stall(final boolean isWanted) {
        isStalling = isWanted;
    }

    /** How often it has stalled. */
    long stalls() {
        return stalls;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private void pass() {
        if (isStalling && clock.nanoTime() - nextNs >= 0) {
            stalls++;
            LockSupport.parkNanos(STALL_NS);
            nextNs = clock.nanoTime()
                    + LEAST_BETWEEN_NS
                    + TimeUnit.MILLISECONDS.toNanos(random.nextInt(BETWEEN_SPREAD_MS));
        }
    }

    @Override
    public FrameAppender appender() {
        return this;
    }

    @Override
    public AppendResult append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        pass();
        return appender.append(buffer, offset, lengthInBytes);
    }

    @Override
    public boolean isCheckpointDue() {
        return appender.isCheckpointDue();
    }

    @Override
    public AppenderState state() {
        return appender.state();
    }

    @Override
    public boolean sync() {
        pass();
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
