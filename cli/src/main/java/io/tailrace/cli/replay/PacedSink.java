package io.tailrace.cli.replay;

import io.tailrace.engine.reader.replay.ReplayInterval;
import io.tailrace.engine.reader.replay.ReplaySink;
import io.tailrace.engine.time.EngineClock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.LongPredicate;

/**
 * Hands intervals over in the pace of their ends, the first one at once, and shows each one when it is due. Where the wall clock of the
 * recording was set back, the pace begins anew. One thread.
 */
final class PacedSink implements ReplaySink {
    private final ReplaySink next;
    private final OutputStream out;
    private final Speed speed;
    private final EngineClock clock;
    private final LongPredicate waiting;
    private boolean isBegun;
    private boolean isStopped;
    private long beganNs;
    private long firstToNs;
    private long lastToNs;

    /** {@code waiting} waits so many nanoseconds, or until it is to end; it says whether it is. */
    PacedSink(
            final ReplaySink next,
            final OutputStream out,
            final Speed speed,
            final EngineClock clock,
            final LongPredicate waiting) {
        this.next = next;
        this.out = out;
        this.speed = speed;
        this.clock = clock;
        this.waiting = waiting;
    }

    @Override
    public void onInterval(final ReplayInterval interval) {
        if (!isBegun || interval.toNs() < lastToNs) {
            isBegun = true;
            beganNs = clock.nanoTime();
            firstToNs = interval.toNs();
        }
        lastToNs = interval.toNs();
        final long dueNs = beganNs + (long) ((interval.toNs() - firstToNs) / speed.times());
        isStopped = isStopped || waiting.test(Math.max(0, dueNs - clock.nanoTime()));
        if (isStopped) {
            return;
        }
        next.onInterval(interval);
        try {
            out.flush();
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void onEnd() {
        next.onEnd();
    }
}
