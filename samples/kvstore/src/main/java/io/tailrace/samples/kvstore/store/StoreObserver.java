package io.tailrace.samples.kvstore.store;

import java.util.List;

/** Is told what the supervisor sees and does, on the supervisor's thread. */
public interface StoreObserver {
    /**
     * Called at the end of each check.
     *
     * @param stats the store's numbers.
     * @param migrations how many migrations are complete since the start.
     * @param alerts the guardrails that these numbers pass.
     */
    void checked(StoreStats stats, long migrations, List<Alert> alerts);

    /**
     * Called for each event, in order.
     *
     * @param event what happened.
     */
    void happened(StoreEvent event);

    /** Called once when the supervisor ends, after its last check. */
    default void closed() {}
}
