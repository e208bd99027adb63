package io.tailrace.samples.kvstore.store;

/** The two ways in which a shard can hold its entries. */
public enum Backend {
    /** Separate chaining: a slot is the head of a linked chain. Removing leaves nothing behind; full slots make long chains. */
    CHAINING("chaining", 0.75),
    /** Open addressing with Robin Hood displacement: short, even probes; removing leaves a tombstone. */
    ROBIN_HOOD("robinhood", 0.5);

    private final String label;
    private final double initialEntriesPerSlot;

    Backend(final String label, final double initialEntriesPerSlot) {
        this.label = label;
        this.initialEntriesPerSlot = initialEntriesPerSlot;
    }

    /**
     * The name in ticks, labels and messages.
     *
     * @return {@code chaining} or {@code robinhood}.
     */
    public String label() {
        return label;
    }

    /** The one to switch to. */
    Backend other() {
        return this == CHAINING ? ROBIN_HOOD : CHAINING;
    }

    /** A new, empty table; {@code slots} is a power of two. */
    Table newTable(final int slots) {
        return switch (this) {
            case CHAINING -> new ChainingTable(slots);
            case ROBIN_HOOD -> new RobinHoodTable(slots);
        };
    }

    /** How many slots, a power of two, a table should begin with that is to hold so many entries at once. */
    int slotsFor(final int entries) {
        final int leastSlots = (int) Math.ceil(entries / initialEntriesPerSlot);
        return Math.max(Table.MIN_SLOTS, Slots.powerOfTwoFrom(leastSlots));
    }
}
