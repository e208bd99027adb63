package io.tailrace.samples.kvstore;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.ChannelRange;
import io.tailrace.engine.reader.CounterValue;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.HistogramValue;
import io.tailrace.engine.reader.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/**
 * Adds snapshots up with plain HdrHistograms, without the engine's view, and remembers every sum: what a tick or a page that names a
 * snapshot must equal.
 */
public final class SnapshotSums implements FrameListener, AutoCloseable {
    private final Map<String, Histogram> latencies = new HashMap<>();
    private final Map<String, Long> counters = new TreeMap<>();
    private final TreeMap<Long, Map<String, Histogram>> latenciesBySnapshot = new TreeMap<>();
    private final Map<Integer, String> channelNames = new HashMap<>();
    private final Set<String> closedChannels = new TreeSet<>();
    private final FrameReader reader = new FrameReader(this);
    private final FrameTailer tailer;
    private long samples;
    private long refused;

    /** Open it before anything is recorded. */
    public SnapshotSums(final TelemetryEngine engine) {
        tailer = engine.openTailer("sums", StartPosition.EARLIEST);
    }

    /** Reads to the end of the log. */
    public void poll() {
        int polled = tailer.poll(reader, 256);
        while (polled > 0) {
            polled = tailer.poll(reader, 256);
        }
    }

    /** Latencies by operation at a snapshot; null if there was no such snapshot. */
    public Map<String, Histogram> latenciesAt(final long snapshotId) {
        return latenciesBySnapshot.get(snapshotId);
    }

    /** Latencies by operation now. */
    public Map<String, Histogram> latencies() {
        return latencies;
    }

    /** Totals of all counters now, by name and label values. */
    public Map<String, Long> counters() {
        return counters;
    }

    /** Samples on the workers' channels, by the sequences in the commits. */
    public long samples() {
        return samples;
    }

    /** Refusals on the workers' channels, by the commits. */
    public long refused() {
        return refused;
    }

    /** Channels that were closed by their owners. */
    public Set<String> closedChannels() {
        return closedChannels;
    }

    @Override
    public void onChannelOpened(
            final int channelId, final String name, final int ringSamples, final boolean singleWriter) {
        channelNames.put(channelId, name);
    }

    @Override
    public void onChannelClosed(
            final int channelId, final long lastSequence, final long refusals, final boolean ownerDied) {
        if (!ownerDied) {
            closedChannels.add(channelNames.get(channelId));
        }
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        for (final HistogramValue value : snapshot.values().histograms()) {
            if (value.series().metric().name().equals(KvWorkload.LATENCY_METRIC)) {
                latencies
                        .computeIfAbsent(
                                value.series().labelValues().get(0), any -> new Histogram(1, 10_000_000_000L, 3))
                        .add(value.histogram());
            }
        }
        for (final CounterValue value : snapshot.values().counters()) {
            counters.put(value.series().metric().name() + value.series().labelValues(), value.total());
        }
        for (final ChannelRange range : snapshot.channels()) {
            if (range.channel().startsWith(KvWorkload.WORKER_CHANNEL_PREFIX)) {
                samples += range.samples();
                refused += range.refused();
            }
        }
        final Map<String, Histogram> copy = new HashMap<>();
        latencies.forEach((operation, histogram) -> copy.put(operation, histogram.copy()));
        latenciesBySnapshot.put(snapshot.snapshotId(), copy);
    }

    @Override
    public void close() {
        tailer.close();
    }
}
