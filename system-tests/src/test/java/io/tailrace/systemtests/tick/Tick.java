package io.tailrace.systemtests.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * One tick.
 *
 * @param json the line, parsed.
 */
public record Tick(JsonNode json) {
    /** The operations that have fields of their own. */
    public static final List<String> OPERATIONS = List.of("put", "get", "del");

    /** A field that is a whole number. */
    public long count(final String field) {
        return json.get(field).asLong();
    }

    /** Epoch of the snapshot that it was made from. */
    public int epoch() {
        return json.get("epoch").asInt();
    }

    /** The snapshot that it was made from. */
    public long snapshotId() {
        return count("snapshot");
    }

    /** Whether it was made from a snapshot: the first one may come before there is any. */
    public boolean hasSnapshot() {
        return json.has("snapshot");
    }

    /** Cumulative counts by bound in milliseconds. */
    public SortedMap<Double, Long> buckets(final String operation) {
        final SortedMap<Double, Long> buckets = new TreeMap<>();
        for (final JsonNode bucket : json.get("latency_hist_ms").get(operation)) {
            final JsonNode le = bucket.get("le");
            buckets.put(
                    le.isNumber() ? le.asDouble() : Double.POSITIVE_INFINITY,
                    bucket.get("count").asLong());
        }
        return buckets;
    }

    /** Demands what a schema cannot say (R-E2). */
    public void checkInvariants() {
        for (final String field : new String[] {"latency_ms", "latency_ns"}) {
            json.get(field).forEach(this::checkPercentiles);
        }
        checkBuckets("overall", count("ops"));
        long byType = 0;
        for (final String operation : OPERATIONS) {
            final long count = json.get("ops_by_type").get(operation).asLong();
            checkBuckets(operation, count);
            byType += count;
        }
        assertEquals(count("ops"), byType, this::toString);
        long probes = 0;
        for (final JsonNode pair : json.get("probe_hist")) {
            probes += pair.get(1).asLong();
        }
        assertEquals(count("probe_samples"), probes, this::toString);
        if (json.get("backend").asString().equals("chaining")) {
            assertEquals(0.0, json.get("tombstone_ratio").asDouble(), this::toString);
        }
    }

    private void checkPercentiles(final JsonNode percentiles) {
        final double p50 = percentiles.get("p50").asDouble();
        final double p90 = percentiles.get("p90").asDouble();
        final double p99 = percentiles.get("p99").asDouble();
        assertTrue(p50 <= p90 && p90 <= p99, this::toString);
    }

    private void checkBuckets(final String operation, final long operations) {
        long last = 0;
        for (final long count : buckets(operation).values()) {
            assertTrue(count >= last, this::toString);
            last = count;
        }
        assertEquals(operations, last, this::toString);
    }
}
