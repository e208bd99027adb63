package io.tailrace.testsupport.transport;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.AppenderState;
import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A log into which frames get that no reader can take, on command, between those of the engine. */
public final class PoisonedFrameLog implements FrameLog, FrameAppender {
    private final FrameLog log;
    private final Random random;
    private int pending;

    /**
     * Poisons nothing yet.
     *
     * @param log that takes the frames.
     * @param random what poison is made of.
     */
    public PoisonedFrameLog(final FrameLog log, final Random random) {
        this.log = log;
        this.random = random;
    }

    /**
     * Adds frames of random bytes before the next frame of the engine.
     *
     * @param frames how many.
     */
    public void poison(final int frames) {
        pending = frames;
    }

    @Override
    public AppendResult append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        for (; pending > 0; pending--) {
            final byte[] garbage = new byte[FrameLayout.MESSAGE_HEADER_OFFSET + 8 * (1 + random.nextInt(200))];
            random.nextBytes(garbage);
            if (log.appender().append(new UnsafeBuffer(garbage), 0, garbage.length) != AppendResult.APPENDED) {
                break;
            }
        }
        return log.appender().append(buffer, offset, lengthInBytes);
    }

    @Override
    public FrameAppender appender() {
        return this;
    }

    @Override
    public boolean isCheckpointDue() {
        return log.appender().isCheckpointDue();
    }

    @Override
    public AppenderState state() {
        return log.appender().state();
    }

    @Override
    public boolean sync() {
        return log.appender().sync();
    }

    @Override
    public FrameTailer openTailer(final String name, final StartPosition start) {
        return log.openTailer(name, start);
    }

    @Override
    public FrameTailer openTailerBefore(final String name, final int epoch) {
        return log.openTailerBefore(name, epoch);
    }

    @Override
    public void close() {
        log.close();
    }
}
