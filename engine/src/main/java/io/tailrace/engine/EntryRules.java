package io.tailrace.engine;

import io.tailrace.codec.entry.frame.EntrySlot;
import org.agrona.BitUtil;

/** What the size of the ring of telemetry entries must keep to. */
final class EntryRules {
    private static final int LEAST_SLOTS = 64;
    private static final int MOST_SLOTS = 1 << 20;
    private static final int MOST_BYTES = 1 << 30;

    private EntryRules() {}

    static void check(final ContextFaults faults, final int slots, final int slotLengthInBytes) {
        faults.check(
                BitUtil.isPowerOfTwo(slots) && slots >= LEAST_SLOTS && slots <= MOST_SLOTS,
                "entrySlots must be a power of two from " + LEAST_SLOTS + " to " + MOST_SLOTS + ", was " + slots);
        faults.check(
                slotLengthInBytes >= EntrySlot.LEAST_LENGTH
                        && slotLengthInBytes <= EntrySlot.GREATEST_LENGTH
                        && slotLengthInBytes % Long.BYTES == 0,
                "entrySlotLengthInBytes must be a multiple of 8 from " + EntrySlot.LEAST_LENGTH + " to "
                        + EntrySlot.GREATEST_LENGTH + ", was " + slotLengthInBytes);
        final long bytes = (long) slots * slotLengthInBytes;
        faults.check(
                bytes <= MOST_BYTES,
                "entrySlots * entrySlotLengthInBytes must be at most " + MOST_BYTES + ", was " + bytes);
    }
}
