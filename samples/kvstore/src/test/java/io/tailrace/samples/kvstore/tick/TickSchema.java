package io.tailrace.samples.kvstore.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The committed schema of a tick, and what of R-E2 a schema cannot say. */
final class TickSchema {
    static final String RESOURCE = "/META-INF/tailrace/contracts/schemas/metrics-tick.v1.schema.json";

    /** Exact decimals, so that a bound can be compared as it was written. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Schema SCHEMA = load();

    private TickSchema() {}

    static List<String> faults(final String line) {
        return SCHEMA.validate(line, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    static JsonNode parse(final String line) {
        return MAPPER.readTree(line);
    }

    /** Checks a line of our own, which keeps more promises than the schema asks for, and returns it parsed. */
    static JsonNode check(final String line) {
        assertEquals(List.of(), faults(line), line);
        assertEquals(-1, line.indexOf('\n'), "a tick is one line");
        final JsonNode tick = parse(line);
        tick.get("latency_ms").properties().forEach(entry -> checkPercentiles(entry.getValue(), line));
        tick.get("latency_ns").properties().forEach(entry -> checkPercentiles(entry.getValue(), line));
        tick.get("latency_hist_ms").properties().forEach(entry -> checkBuckets(entry.getKey(), entry.getValue(), tick));
        long byType = 0;
        for (final JsonNode count : tick.get("ops_by_type")) {
            byType += count.asLong();
        }
        assertEquals(tick.get("ops").asLong(), byType, line);
        long probes = 0;
        for (final JsonNode pair : tick.get("probe_hist")) {
            probes += pair.get(1).asLong();
        }
        assertEquals(tick.get("probe_samples").asLong(), probes, line);
        if (tick.get("backend").asString().equals("chaining")) {
            assertEquals(0.0, tick.get("tombstone_ratio").asDouble(), line);
        }
        return tick;
    }

    private static void checkPercentiles(final JsonNode percentiles, final String line) {
        final double p50 = percentiles.get("p50").asDouble();
        final double p90 = percentiles.get("p90").asDouble();
        final double p99 = percentiles.get("p99").asDouble();
        assertTrue(p50 <= p90 && p90 <= p99, line);
    }

    private static void checkBuckets(final String operation, final JsonNode buckets, final JsonNode tick) {
        double lastBound = 0;
        long lastCount = 0;
        for (final JsonNode bucket : buckets) {
            final double bound = bucket.get("le").isNumber() ? bucket.get("le").asDouble() : Double.POSITIVE_INFINITY;
            final long count = bucket.get("count").asLong();
            assertTrue(bound > lastBound && count >= lastCount, () -> operation + " " + buckets);
            lastBound = bound;
            lastCount = count;
        }
        assertEquals(Double.POSITIVE_INFINITY, lastBound, () -> operation + " " + buckets);
        final JsonNode operations = operation.equals("overall")
                ? tick.get("ops")
                : tick.get("ops_by_type").get(operation);
        assertEquals(operations.asLong(), lastCount, () -> operation + " " + buckets);
    }

    private static Schema load() {
        try (InputStream resource = TickSchema.class.getResourceAsStream(RESOURCE)) {
            // The contracts' own keyword, which no validator knows.
            final Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                    .keyword(new NonValidationKeyword("$version"))
                    .build();
            return SchemaRegistry.withDialect(dialect).getSchema(resource);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
