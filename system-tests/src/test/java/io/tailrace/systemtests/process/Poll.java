package io.tailrace.systemtests.process;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Looks again and again for what must come, a bounded number of times: a minute, far longer than any of it takes. */
public final class Poll {
    private static final int TRIES = 1_200;
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private Poll() {}

    /**
     * Waits for something to be there.
     *
     * @param what it is, for the message.
     * @param attempt looks for it.
     * @param circumstances what to say if it does not come.
     * @return what was found.
     */
    public static <T> T forValue(
            final String what, final Supplier<Optional<T>> attempt, final Supplier<String> circumstances) {
        for (int i = 0; i < TRIES; i++) {
            final Optional<T> found = attempt.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(INTERVAL_NS);
        }
        throw new AssertionError("no " + what + " after " + TRIES + " looks\n" + circumstances.get());
    }

    /** Waits for something to be so. */
    public static void until(final String what, final BooleanSupplier attempt, final Supplier<String> circumstances) {
        forValue(what, () -> attempt.getAsBoolean() ? Optional.of(what) : Optional.empty(), circumstances);
    }
}
