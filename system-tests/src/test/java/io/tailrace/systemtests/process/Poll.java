package io.tailrace.systemtests.process;

import io.tailrace.testsupport.Awaited;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@link Awaited} of processes. */
public final class Poll {
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
        return Awaited.value(what, attempt::get, circumstances);
    }

    /** Waits for something to be so. */
    public static void until(final String what, final BooleanSupplier attempt, final Supplier<String> circumstances) {
        forValue(what, () -> attempt.getAsBoolean() ? Optional.of(what) : Optional.empty(), circumstances);
    }
}
