package io.tailrace.samples.kvstore.store;

/** Something that the supervisor did or saw, as it is told in a tick. */
public sealed interface StoreEvent {
    /**
     * When the supervisor did it or saw it, which is within one check interval.
     *
     * @return nanoseconds on the injected clock.
     */
    long atNs();

    /**
     * From now on new keys go to another backend, and the entries begin to follow.
     *
     * @param from the backend left.
     * @param to the one in charge now.
     * @param reason the tick field of the measure that passed its guardrail, or {@code request}.
     * @param atNs when.
     */
    record Switched(Backend from, Backend to, String reason, long atNs) implements StoreEvent {}

    /**
     * The last entry has followed.
     *
     * @param from the backend that is empty now.
     * @param to the one that has all entries.
     * @param durationNs since the switch.
     * @param atNs when.
     */
    record Migrated(Backend from, Backend to, long durationNs, long atNs) implements StoreEvent {}

    /**
     * Tables were freed of their tombstones.
     *
     * @param backend whose.
     * @param source {@code proactive} if the supervisor asked for it, {@code reactive} if an operation found a table full.
     * @param tables how many since the check before.
     * @param atNs when.
     */
    record Compacted(Backend backend, String source, long tables, long atNs) implements StoreEvent {}
}
