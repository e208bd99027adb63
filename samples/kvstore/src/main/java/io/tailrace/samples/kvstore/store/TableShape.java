package io.tailrace.samples.kvstore.store;

/**
 * What a table looks like, in numbers that add up over tables.
 *
 * @param slots slots that are not drained.
 * @param occupiedSlots slots that hold at least one entry.
 * @param entries keys held.
 * @param robinHoodSlots the share of {@code slots} that could hold a tombstone.
 * @param tombstones slots that only remember that something was removed.
 * @param totalProbeLength steps past the home slot, summed over all entries.
 * @param maxGroupLength entries of the longest chain, or slots of the longest probe that finds an entry; 0 if there is none.
 */
record TableShape(
        long slots,
        long occupiedSlots,
        long entries,
        long robinHoodSlots,
        long tombstones,
        long totalProbeLength,
        int maxGroupLength) {
    static final TableShape NOTHING = new TableShape(0, 0, 0, 0, 0, 0, 0);

    TableShape plus(final TableShape other) {
        return new TableShape(
                slots + other.slots,
                occupiedSlots + other.occupiedSlots,
                entries + other.entries,
                robinHoodSlots + other.robinHoodSlots,
                tombstones + other.tombstones,
                totalProbeLength + other.totalProbeLength,
                Math.max(maxGroupLength, other.maxGroupLength));
    }

    double tombstoneRatio() {
        return robinHoodSlots == 0 ? 0.0 : (double) tombstones / robinHoodSlots;
    }
}
