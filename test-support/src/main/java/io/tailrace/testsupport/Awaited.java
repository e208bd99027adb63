package io.tailrace.testsupport;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Looks again and again for what another thread or process must bring about, a bounded number of times, of which each takes as long as the machine has it take: a minute, far
 * longer than any of it needs. Any thread.
 */
public final class Awaited {
    private static final int TRIES = 1_200;
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private Awaited() {}

    /**
     * Looks for something.
     *
     * @param <T> what it is.
     * @param <E> what looking may throw; it ends the wait.
     */
    @FunctionalInterface
    public interface Look<T, E extends Exception> {
        /**
         * Looks once.
         *
         * @return what there is; empty if it is not there yet.
         * @throws E whatever it is, it ends the wait.
         */
        Optional<T> look() throws E;
    }

    /**
     * Looks whether something is so.
     *
     * @param <E> what looking may throw; it ends the wait.
     */
    @FunctionalInterface
    public interface Test<E extends Exception> {
        /**
         * Looks once.
         *
         * @return whether it is so.
         * @throws E whatever it is, it ends the wait.
         */
        boolean isSo() throws E;
    }

    /**
     * Waits for something to be there.
     *
     * @param <T> what it is.
     * @param <E> what looking may throw.
     * @param what it is, for the message.
     * @param look for it.
     * @param circumstances what to say if it does not come.
     * @return what was found.
     * @throws E what looking throws.
     * @throws AssertionError if it does not come.
     */
    public static <T, E extends Exception> T value(
            final String what, final Look<T, E> look, final Supplier<String> circumstances) throws E {
        return value(what, look, circumstances, TRIES, INTERVAL_NS);
    }

    static <T, E extends Exception> T value(
            final String what,
            final Look<T, E> look,
            final Supplier<String> circumstances,
            final int tries,
            final long intervalNs)
            throws E {
        for (int i = 0; i < tries; i++) {
            final Optional<T> found = look.look();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(intervalNs);
        }
        throw new AssertionError("no " + what + " after " + tries + " looks\n" + circumstances.get());
    }

    /**
     * Waits for something to be so.
     *
     * @param <E> what looking may throw.
     * @param what it is, for the message.
     * @param test whether it is so.
     * @param circumstances what to say if it does not come.
     * @throws E what looking throws.
     * @throws AssertionError if it does not come.
     */
    public static <E extends Exception> void until(
            final String what, final Test<E> test, final Supplier<String> circumstances) throws E {
        value(what, () -> test.isSo() ? Optional.of(what) : Optional.empty(), circumstances);
    }
}
