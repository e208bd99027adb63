package io.tailrace.engine.entry;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.codec.entry.frame.EntryComponent;
import io.tailrace.codec.entry.frame.EntryEncoder;
import io.tailrace.codec.entry.frame.EntrySlot;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.engine.ring.EntryRing;
import io.tailrace.engine.time.WallMicros;

/**
 * Records telemetry entries into the engine's ring of them. Any thread, virtual ones included. A call never waits, and does no I/O: what the
 * ring has no room for is refused and counted. {@code Debug} entries are refused above the ring's high-water mark, so that graver ones
 * find room.
 */
public final class EntryRecorder {
    private static final RecordResult[] REFUSALS = {
        RecordResult.REFUSED_FULL, RecordResult.REFUSED_HIGH_WATER, RecordResult.CLOSED
    };

    private final EntryRing ring;
    private final WallMicros clock;
    private final EntryIds ids;

    /**
     * Made by the engine.
     *
     * @param ring takes the entries.
     * @param clock of timestamps.
     */
    @SuppressWarnings("exports") // nobody else can make a ring
    public EntryRecorder(final EntryRing ring, final WallMicros clock) {
        this(ring, clock, EntryIds.random());
    }

    EntryRecorder(final EntryRing ring, final WallMicros clock, final EntryIds ids) {
        this.ring = ring;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Records an entry as it is, with its own id and timestamp. What is too long in it is cut, unless it has something of a later version:
     * then it is recorded whole or not at all.
     *
     * @param entry any.
     * @return what became of it; {@link RecordResult#INVALID} for null, and (counted) for one that must not be cut and does not fit.
     */
    public RecordResult record(final TelemetryEntry entry) {
        if (entry == null) {
            return RecordResult.INVALID;
        }
        final long sequence = ring.claim(entry.level() == EventLevel.Known.DEBUG);
        if (sequence < 0) {
            return refusal(sequence);
        }
        boolean isIn = false;
        try {
            isIn = EntryEncoder.encode(entry, ring.slot(sequence));
        } finally {
            ring.publish(sequence);
        }
        if (!isIn) {
            ring.countTooLong();
        }
        return isIn ? RecordResult.ACCEPTED : RecordResult.INVALID;
    }

    /**
     * Binds a component, once: what is recorded with it allocates nothing.
     *
     * @param component one of this version.
     * @return records its entries, for any thread.
     * @throws IllegalArgumentException if it is one of a later version: record such entries as a whole.
     */
    public ComponentEntries of(final ComponentId component) {
        final EntryComponent bound = EntryComponent.of(component);
        if (!bound.isKnown()) {
            throw new IllegalArgumentException("component " + component.label()
                    + " is none of this version: record its entries with record(TelemetryEntry)");
        }
        return new ComponentEntries(this, bound, null);
    }

    /** A sequence to be published, or a refusal. */
    long claim(final EventLevel.Known level) {
        return ring.claim(level == EventLevel.Known.DEBUG);
    }

    static RecordResult refusal(final long answer) {
        return REFUSALS[(int) ~answer];
    }

    /** Begins an entry of a new id and of now. */
    EntrySlot begin(final long sequence, final EntryComponent component, final int level, final int kind) {
        final EntrySlot slot = ring.slot(sequence);
        slot.begin(component, level, kind, clock.epochMicros());
        slot.id(ids.high(sequence), ids.low(sequence));
        return slot;
    }

    void publish(final long sequence) {
        ring.publish(sequence);
    }
}
