package io.tailrace.samples.kvstore.store;

/** Is told what the supervisor sees and does, on the supervisor's thread. */
public interface StoreObserver {
    /**
     * Called once a check, with all of it: numbers and events that add up stay together.
     *
     * @param check what was seen and done.
     */
    void checked(StoreCheck check);

    /** Called once when the supervisor ends, after its last check. */
    default void closed() {}
}
