package io.tailrace.engine;

import io.tailrace.engine.time.EngineClock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what the engine's agents do, never without bound. Any thread; without threads of its own the one that invokes. */
final class EngineWaiting {
    private static final long PARK_NS = 100_000;
    private static final int MOST_CYCLES = 100_000;

    private final EngineClock clock;
    private final EngineThreads threads;

    EngineWaiting(final EngineClock clock, final EngineThreads threads) {
        this.clock = clock;
        this.threads = threads;
    }

    /** Says whether it is done. */
    boolean until(final BooleanSupplier isDone, final long timeoutNs) {
        return threads.isInvoked() ? byInvoking(isDone) : byParking(isDone, timeoutNs);
    }

    /** An interrupt does not end the wait, which is bounded anyway: it is kept for the caller. */
    private boolean byParking(final BooleanSupplier isDone, final long timeoutNs) {
        final long deadlineNs = clock.nanoTime() + timeoutNs;
        boolean interrupted = false;
        boolean done = isDone.getAsBoolean();
        // A second bound, by the number of parks: an injected clock may stand still.
        for (long parks = timeoutNs / PARK_NS; !done && parks >= 0; parks--) {
            if (clock.nanoTime() - deadlineNs >= 0) {
                break;
            }
            interrupted |= Thread.interrupted();
            threads.wake();
            LockSupport.parkNanos(this, PARK_NS);
            done = isDone.getAsBoolean();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return done;
    }

    /** Until nothing moves any more; bounded, because others may go on recording while the journal stands still. */
    private boolean byInvoking(final BooleanSupplier isDone) {
        int idle = 0;
        for (int cycles = 0; !isDone.getAsBoolean() && idle < 2 && cycles < MOST_CYCLES; cycles++) {
            idle = threads.invoke() == 0 ? idle + 1 : 0;
        }
        return isDone.getAsBoolean();
    }
}
