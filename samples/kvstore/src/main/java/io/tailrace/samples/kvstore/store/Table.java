package io.tailrace.samples.kvstore.store;

/**
 * A hash table of a fixed number of slots from long keys to values that are never null. It does not grow: it says that it is
 * full, and whoever owns it drains it into a larger one. Belongs to one thread at a time; a shard's lock sees to that.
 */
interface Table {
    /** No table has fewer slots. */
    int MIN_SLOTS = 16;

    Backend backend();

    /** The value of a key, or null. */
    byte[] get(long key);

    /** Sets a key's value and returns the one it had, or null. A new key needs a table that is not full. */
    byte[] put(long key, byte[] value);

    /** Removes a key and returns the value it had, or null. */
    byte[] remove(long key);

    /** How many steps past the home slot the last get, put or remove took until it knew whether its key is there. */
    int lastProbeLength();

    /** How many keys it holds. */
    int entries();

    /** How many slots it was made with. */
    int slots();

    /** True when the next new key would cost more than the backend is meant for: time to rebuild. */
    boolean isFull();

    /**
     * Moves what the next slots hold to another table. Once begun, nothing is put here any more; get and remove go on.
     *
     * @return true when all slots are drained.
     */
    boolean drainTo(Table target, int maxSlots);

    /** What the slots that are not drained look like now. */
    TableShape shape();
}
