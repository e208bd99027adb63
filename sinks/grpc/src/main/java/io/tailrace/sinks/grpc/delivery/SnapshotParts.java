package io.tailrace.sinks.grpc.delivery;

import io.tailrace.engine.reader.ChannelRange;
import io.tailrace.stream.v1.CounterValue;
import io.tailrace.stream.v1.GaugeValue;
import io.tailrace.stream.v1.HistogramValue;
import io.tailrace.stream.v1.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a snapshot into messages that are not much longer than a bound. Where it cuts depends on the values alone, and the bound is part of the
 * protocol: a sequence must mean the same thing whoever sends it, and whenever. One thread.
 */
final class SnapshotParts {
    /** A part ends with the value that brings it to this; only a single histogram can be longer. */
    static final int PART_LENGTH_IN_BYTES = 1 << 20;

    /** The most that a value takes besides its payload or its name. */
    private static final int VALUE_LENGTH_IN_BYTES = 80;

    private final List<Snapshot.Builder> parts = new ArrayList<>();
    private final long snapshotId;
    private final long fromNs;
    private final long toNs;
    private Snapshot.Builder part;
    private long lengthInBytes;

    SnapshotParts(final long snapshotId, final long fromNs, final long toNs) {
        this.snapshotId = snapshotId;
        this.fromNs = fromNs;
        this.toNs = toNs;
        begin();
    }

    void add(final CounterValue value) {
        room(VALUE_LENGTH_IN_BYTES);
        part.addCounters(value);
    }

    void add(final GaugeValue value) {
        room(VALUE_LENGTH_IN_BYTES);
        part.addGauges(value);
    }

    void add(final HistogramValue value) {
        room(VALUE_LENGTH_IN_BYTES + value.getPayload().size());
        part.addHistograms(value);
    }

    /** Ends it: all parts, the last one with the channels. */
    List<Snapshot> end(final List<ChannelRange> channels) {
        channels.forEach(range -> part.addChannels(Messages.range(range)));
        final List<Snapshot> built = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            built.add(parts.get(i).setContinues(i < parts.size() - 1).build());
        }
        return built;
    }

    private void room(final long neededInBytes) {
        if (lengthInBytes > 0 && lengthInBytes + neededInBytes > PART_LENGTH_IN_BYTES) {
            begin();
        }
        lengthInBytes += neededInBytes;
    }

    private void begin() {
        part = Snapshot.newBuilder().setSnapshotId(snapshotId).setFromNs(fromNs).setToNs(toNs);
        parts.add(part);
        lengthInBytes = 0;
    }
}
