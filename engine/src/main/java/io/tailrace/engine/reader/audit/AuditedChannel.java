package io.tailrace.engine.reader.audit;

/**
 * A channel as an audit saw it.
 *
 * @param channelId id in its epoch.
 * @param name its name.
 * @param firstSequence of the first sample that the audited snapshots should hold.
 * @param lastSequence of the last one that they hold; {@code firstSequence - 1} if there was none.
 * @param samples in all audited snapshots.
 * @param refused samples that were refused meanwhile.
 * @param gapSamples samples between those two that the journal says it did not take as snapshots.
 * @param closed whether its end was seen.
 */
public record AuditedChannel(
        int channelId,
        String name,
        long firstSequence,
        long lastSequence,
        long samples,
        long refused,
        long gapSamples,
        boolean closed) {}
