package io.tailrace.engine.reader.audit;

import io.tailrace.engine.reader.ChannelRange;

/** Adds a channel's ranges up: each must follow the one before, and the sums must be those that the channel ends with. */
final class ChannelAudit {
    private final int channelId;
    private final String name;
    private long firstSequence;
    private long expected;
    private long samples;
    private long refused;
    private long refusedBefore;
    private boolean refusedIsKnown = true;
    private boolean closed;
    private boolean behindGap;
    private long gapSamples;

    ChannelAudit(final int channelId, final String name) {
        this.channelId = channelId;
        this.name = name;
    }

    int channelId() {
        return channelId;
    }

    /** Begins behind the samples of a checkpoint, which the audit has not seen. */
    void base(final ChannelRange totals) {
        firstSequence = totals.lastSequence() + 1;
        expected = firstSequence;
        refusedBefore = totals.refused();
    }

    /** A snapshot is missing: what was refused in it is not known, which samples it held will show. */
    void lose() {
        refusedIsKnown = false;
    }

    /** The journal did not take some snapshots: where the channel goes on tells how many of its samples they held. */
    void stateGap() {
        refusedIsKnown = false;
        behindGap = true;
    }

    private void bridge(final long nextSequence) {
        if (behindGap && nextSequence > expected) {
            gapSamples += nextSequence - expected;
            expected = nextSequence;
        }
        behindGap = false;
    }

    void add(final ChannelRange range, final long snapshotId, final Place place) {
        final long first = range.firstSequence();
        bridge(first);
        if (first > expected) {
            place.report(
                    FindingKind.CHANNEL_GAP,
                    describe() + ": expected sequence " + expected + ", found " + first + " in snapshot " + snapshotId
                            + ": " + (first - expected) + " samples are missing");
            refusedIsKnown = false;
        } else if (first < expected && range.samples() > 0) {
            place.report(
                    FindingKind.CHANNEL_DUPLICATE,
                    describe() + ": expected sequence " + expected + ", found " + first + " in snapshot " + snapshotId
                            + ": " + (Math.min(expected, range.lastSequence() + 1) - first)
                            + " samples are there twice");
        }
        samples += range.samples();
        refused += range.refused();
        expected = Math.max(expected, range.lastSequence() + 1);
    }

    /** The channel's totals as a checkpoint or its end says them. */
    void check(final long lastSequence, final long refusedInLife, final String where, final Place place) {
        bridge(lastSequence + 1);
        if (lastSequence + 1 > expected) {
            place.report(
                    FindingKind.CHANNEL_GAP,
                    describe() + ": expected sequence " + expected + " next, but " + where + " says that "
                            + lastSequence + " was the last: " + (lastSequence + 1 - expected)
                            + " samples are missing");
        } else if (lastSequence + 1 < expected) {
            place.report(
                    FindingKind.SUM_DIFFERS,
                    describe() + ": " + where + " says that sequence " + lastSequence
                            + " was the last, but snapshots hold " + (expected - 1));
        }
        if (refusedIsKnown && refusedInLife != refusedBefore + refused) {
            place.report(
                    FindingKind.SUM_DIFFERS,
                    describe() + ": " + where + " says that " + refusedInLife
                            + " samples were refused, but snapshots say " + (refusedBefore + refused));
        }
        expected = lastSequence + 1;
        refusedBefore = refusedInLife - refused;
        refusedIsKnown = true;
    }

    void close() {
        closed = true;
    }

    AuditedChannel result() {
        return new AuditedChannel(channelId, name, firstSequence, expected - 1, samples, refused, gapSamples, closed);
    }

    private String describe() {
        return "channel " + channelId + " \"" + name + "\"";
    }
}
