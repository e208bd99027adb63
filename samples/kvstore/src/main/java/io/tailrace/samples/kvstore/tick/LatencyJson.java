package io.tailrace.samples.kvstore.tick;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;
import tools.jackson.core.JsonGenerator;

/** The latency fields of a tick: percentiles, and the cumulative buckets that {@code /metrics} has. */
final class LatencyJson {
    private final long[] boundsNs;

    /** {@code boundsNs} are those of the latency metric, rising. */
    LatencyJson(final long[] boundsNs) {
        this.boundsNs = boundsNs;
    }

    void write(final JsonGenerator json, final Operations operations) {
        final Map<String, Latency> latencies = new LinkedHashMap<>();
        latencies.put("overall", operations.overall());
        latencies.putAll(operations.byOperation());

        json.writeObjectPropertyStart("latency_ms");
        latencies.forEach((name, latency) -> percentiles(json, name, latency, Decimals::milliseconds));
        json.writeEndObject();
        json.writeObjectPropertyStart("latency_ns");
        latencies.forEach((name, latency) -> percentiles(json, name, latency, Long::toString));
        json.writeEndObject();
        json.writeObjectPropertyStart("latency_hist_ms");
        latencies.forEach((name, latency) -> buckets(json, name, latency));
        json.writeEndObject();
    }

    private static void percentiles(
            final JsonGenerator json, final String name, final Latency latency, final LongFunction<String> unit) {
        json.writeObjectPropertyStart(name);
        json.writeName("p50").writeNumber(unit.apply(latency.p50Ns()));
        json.writeName("p90").writeNumber(unit.apply(latency.p90Ns()));
        json.writeName("p99").writeNumber(unit.apply(latency.p99Ns()));
        json.writeEndObject();
    }

    private void buckets(final JsonGenerator json, final String name, final Latency latency) {
        json.writeArrayPropertyStart(name);
        for (int i = 0; i < boundsNs.length; i++) {
            json.writeStartObject();
            json.writeName("le").writeNumber(Decimals.milliseconds(boundsNs[i]));
            json.writeNumberProperty("count", latency.countsByBound().get(i));
            json.writeEndObject();
        }
        json.writeStartObject();
        json.writeStringProperty("le", "+Inf");
        json.writeNumberProperty("count", latency.count());
        json.writeEndObject();
        json.writeEndArray();
    }
}
