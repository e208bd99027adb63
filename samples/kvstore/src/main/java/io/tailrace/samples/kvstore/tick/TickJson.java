package io.tailrace.samples.kvstore.tick;

import io.tailrace.samples.kvstore.store.StoreReport;
import io.tailrace.samples.kvstore.store.StoreStats;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a tick as a line of JSON, without the line's end. Belongs to one thread. */
final class TickJson {
    private final JsonFactory factory = new JsonFactory();
    private final LatencyJson latencies;

    /** {@code boundsNs} are those of the latency metric, rising. */
    TickJson(final long[] boundsNs) {
        latencies = new LatencyJson(boundsNs);
    }

    String line(final Tick tick) {
        final StringWriter line = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("schema", "metrics.v1");
            json.writeName("t").writeNumber(Decimals.seconds(tick.nowNs() - tick.startNs()));
            operations(json, tick.operations());
            store(json, tick.store());
            latencies.write(json, tick.operations());
            EventJson.alerts(json, tick.store(), tick.startNs());
            EventJson.events(json, tick.store(), tick.startNs());
            json.writeEndObject();
        }
        return line.toString();
    }

    private static void operations(final JsonGenerator json, final Operations operations) {
        if (operations.snapshotId() > 0) {
            json.writeNumberProperty("epoch", operations.epoch());
            json.writeNumberProperty("snapshot", operations.snapshotId());
        }
        json.writeNumberProperty("ops", operations.overall().count());
        json.writeObjectPropertyStart("ops_by_type");
        operations.byOperation().forEach((name, latency) -> json.writeNumberProperty(name, latency.count()));
        json.writeEndObject();
        json.writeNumberProperty("ops_refused", operations.refused());
    }

    private static void store(final JsonGenerator json, final StoreReport report) {
        final StoreStats stats = report.stats();
        json.writeStringProperty("backend", stats.backend().label());
        json.writeNumberProperty("entries", stats.entries());
        json.writeNumberProperty("entries_to_move", stats.entriesToMove());
        json.writeNumberProperty("migrations", report.migrations());
        json.writeNumberProperty("compactions", stats.compactions());
        json.writeNumberProperty("load_factor", stats.loadFactor());
        json.writeNumberProperty("max_group_len", (double) stats.maxGroupLength());
        json.writeNumberProperty("avg_probe_estimate", stats.meanProbeLength());
        json.writeNumberProperty("tombstone_ratio", stats.tombstoneRatio());
        probes(json, stats.probeCounts());
    }

    private static void probes(final JsonGenerator json, final List<Long> counts) {
        long samples = 0;
        json.writeArrayPropertyStart("probe_hist");
        for (int length = 0; length < counts.size(); length++) {
            final long count = counts.get(length);
            if (count > 0) {
                samples += count;
                json.writeStartArray();
                json.writeNumber(length);
                json.writeNumber(count);
                json.writeEndArray();
            }
        }
        json.writeEndArray();
        json.writeNumberProperty("probe_samples", samples);
    }
}
