package io.tailrace.engine.recording;

/**
 * Work with a result, to be timed.
 *
 * @param <T> type of the result.
 * @param <E> what it may throw; inferred as {@link RuntimeException} where nothing is declared.
 */
@FunctionalInterface
public interface TimedCall<T, E extends Exception> {
    /**
     * Does the work.
     *
     * @return its result.
     * @throws E as it likes.
     */
    T call() throws E;
}
