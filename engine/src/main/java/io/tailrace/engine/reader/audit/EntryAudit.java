package io.tailrace.engine.reader.audit;

import io.tailrace.engine.reader.RecordedEntry;

/** Counts the telemetry entries of an epoch: each must have the number behind the one before. */
final class EntryAudit {
    private static final long UNKNOWN = -1;

    private long expected = UNKNOWN;
    private long entries;
    private long cut;
    private long inGaps;

    /** Nothing was missed. */
    void beginWhole() {
        expected = 0;
    }

    /** Frames are missing: the next entry says where the numbers stand. */
    void lose() {
        expected = UNKNOWN;
    }

    /** The journal did not take so many. */
    void stateGap(final long missing) {
        inGaps += missing;
        if (expected != UNKNOWN) {
            expected += missing;
        }
    }

    void add(final RecordedEntry entry, final Place place) {
        final long sequence = entry.sequence();
        if (expected != UNKNOWN && sequence > expected) {
            place.report(
                    FindingKind.ENTRY_GAP,
                    "expected telemetry entry " + expected + ", found " + sequence + ": " + (sequence - expected)
                            + " entries are missing");
        } else if (sequence < expected) {
            place.report(FindingKind.ENTRY_DUPLICATE, "expected telemetry entry " + expected + ", found " + sequence);
        }
        expected = Math.max(expected, sequence + 1);
        entries++;
        cut += entry.cut() ? 1 : 0;
    }

    long entries() {
        return entries;
    }

    long cut() {
        return cut;
    }

    long inGaps() {
        return inGaps;
    }
}
