package io.tailrace.springboot;

/** What the starter's thread does. Begun and ended by that of the context while the starter's thread does not run; polled by the latter only. */
interface PolledPart {
    default void begin() {}

    /** How much was done. */
    int poll(long nowNs);

    /** Whether what it tells is known by now, so that the service may be said to be ready. */
    default boolean isSettled() {
        return true;
    }

    default void end() {}
}
