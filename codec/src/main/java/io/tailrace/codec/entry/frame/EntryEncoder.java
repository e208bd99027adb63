package io.tailrace.codec.entry.frame;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryWriter;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.ExtraFields;
import io.tailrace.codec.entry.TelemetryEntry;
import java.nio.charset.StandardCharsets;

/**
 * Writes an entry into a slot. One that has a part of a later version goes there as JSON, whole, so that nothing of it is lost. No state:
 * any thread.
 */
public final class EntryEncoder {
    private EntryEncoder() {}

    /**
     * Writes it.
     *
     * @param entry any.
     * @param slot takes it.
     * @return false if it must not be cut and does not fit; the slot is empty then.
     */
    public static boolean encode(final TelemetryEntry entry, final EntrySlot slot) {
        final boolean isKnown = isKnown(entry);
        final int kind = isKnown ? EntryCodes.of(entry.event()) : EntryCodes.JSON;
        slot.begin(EntryComponent.of(entry.component()), EntryCodes.of(entry.level()), kind, entry.timestampUs());
        slot.id(entry.id().getMostSignificantBits(), entry.id().getLeastSignificantBits());
        entry.correlationId()
                .ifPresent(id -> slot.correlation(id.getMostSignificantBits(), id.getLeastSignificantBits()));
        entry.metrics().ifPresent(known -> slot.metrics(new KnownMetrics(known)));
        if (!isKnown) {
            return slot.endWhole(EntryWriter.toJson(entry).getBytes(StandardCharsets.UTF_8));
        }
        EventEncoder.encode(entry.event(), slot);
        return true;
    }

    private static boolean isKnown(final TelemetryEntry entry) {
        return entry.extra().equals(ExtraFields.NONE)
                && entry.level() instanceof EventLevel.Known
                && !(entry.component() instanceof ComponentId.Unknown)
                && !(entry.event() instanceof EventData.Unknown)
                && !(entry.event() instanceof EventData.ConsensusConflict conflict
                        && conflict.proposals().stream()
                                .anyMatch(proposal -> proposal.component() instanceof ComponentId.Unknown));
    }
}
