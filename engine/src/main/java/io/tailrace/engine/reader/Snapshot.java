package io.tailrace.engine.reader;

import java.util.List;

/**
 * A whole snapshot: all its parts and its commit have come.
 *
 * @param epoch that it belongs to.
 * @param snapshotId counts the snapshots of an epoch, from 1.
 * @param fromNs wall clock at the cut before, ns since 1970.
 * @param toNs wall clock at this cut.
 * @param samples in it, all channels.
 * @param values what changed.
 * @param channels which sequences of each channel it covers.
 */
public record Snapshot(
        EpochInfo epoch,
        long snapshotId,
        long fromNs,
        long toNs,
        long samples,
        Values values,
        List<ChannelRange> channels) {}
