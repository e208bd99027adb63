package io.tailrace.samples.kvstore.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.tailrace.samples.kvstore.store.Alert;
import io.tailrace.samples.kvstore.store.Backend;
import io.tailrace.samples.kvstore.store.Guardrail;
import io.tailrace.samples.kvstore.store.StoreEvent;
import io.tailrace.samples.kvstore.store.StoreReport;
import io.tailrace.samples.kvstore.store.StoreStats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TickJsonTest {
    private static final long START_NS = 7_000_000_000L;
    private static final long[] BOUNDS_NS = {250, 1_000, 1_000_000};
    private static final Guardrail LOAD_FACTOR = Guardrail.defaults().get(0);
    private static final Operations NO_OPERATIONS = operations(0, 0, Latency.none(3), Latency.none(3));

    private final TickJson json = new TickJson(BOUNDS_NS);

    @Test
    void shouldWriteTheFieldsOfTheStore() {
        final JsonNode tick = write(NO_OPERATIONS, report(List.of(), List.of(), List.of()));
        assertEquals("metrics.v1", tick.get("schema").asString());
        assertEquals("1.5", tick.get("t").toString());
        assertEquals("robinhood", tick.get("backend").asString());
        assertEquals(3, tick.get("migrations").asLong());
        assertEquals(9, tick.get("compactions").asLong());
        assertEquals(0.53, tick.get("load_factor").asDouble());
        assertEquals(2.0, tick.get("max_group_len").asDouble());
        assertEquals(0.25, tick.get("avg_probe_estimate").asDouble());
        assertEquals(0.12, tick.get("tombstone_ratio").asDouble());
        assertEquals("[[0,533],[2,87]]", tick.get("probe_hist").toString());
        assertEquals(620, tick.get("probe_samples").asLong());
        assertEquals(1_000, tick.get("entries").asLong());
        assertEquals(10, tick.get("entries_to_move").asLong());
    }

    @Test
    void shouldNameNoSnapshotBeforeTheFirst() {
        final JsonNode tick = write(NO_OPERATIONS, report(List.of(), List.of(), List.of()));
        assertNull(tick.get("epoch"));
        assertNull(tick.get("snapshot"));
        assertEquals(0, tick.get("ops").asLong());
    }

    @Test
    void shouldWriteTheOperationsOfTheSnapshotThatItNames() {
        final Latency put = new Latency(5, 251, 999_000, 5_000_000, List.of(2L, 3L, 4L));
        final Latency get = new Latency(1, 600, 600, 600, List.of(0L, 1L, 1L));
        final JsonNode tick = write(operations(2, 17, put, get), report(List.of(), List.of(), List.of()));
        assertEquals(2, tick.get("epoch").asInt());
        assertEquals(17, tick.get("snapshot").asLong());
        assertEquals(6, tick.get("ops").asLong());
        assertEquals("{\"put\":5,\"get\":1,\"del\":0}", tick.get("ops_by_type").toString());
        assertEquals(5, tick.get("ops_refused").asLong());
        assertEquals(
                "{\"p50\":251,\"p90\":999000,\"p99\":5000000}",
                tick.get("latency_ns").get("put").toString());
        assertEquals(
                "{\"p50\":0.000251,\"p90\":0.999,\"p99\":5}",
                tick.get("latency_ms").get("put").toString());
        assertEquals(
                "[{\"le\":0.00025,\"count\":2},{\"le\":0.001,\"count\":3},"
                        + "{\"le\":1,\"count\":4},{\"le\":\"+Inf\",\"count\":5}]",
                tick.get("latency_hist_ms").get("put").toString());
        assertEquals(
                "[{\"le\":0.00025,\"count\":2},{\"le\":0.001,\"count\":4},"
                        + "{\"le\":1,\"count\":5},{\"le\":\"+Inf\",\"count\":6}]",
                tick.get("latency_hist_ms").get("overall").toString());
    }

    @Test
    void shouldWriteAlertsAndSayWhichAreOver() {
        final Alert active = new Alert(LOAD_FACTOR, 0.95, START_NS + 1_250_000_000);
        final Alert past = new Alert(Guardrail.defaults().get(1), 20, START_NS + 1_000_000_000);
        final JsonNode alerts = write(NO_OPERATIONS, report(List.of(active), List.of(past), List.of()))
                .get("alerts");
        assertEquals(
                "{\"metric\":\"load_factor\",\"value\":0.95,\"threshold\":0.9,\"severity\":\"warning\","
                        + "\"backend\":\"chaining\",\"message\":\"Load factor guardrail exceeded: 0.950 ≥ 0.900\","
                        + "\"active\":true,\"t\":1.25}",
                alerts.get(0).toString());
        assertEquals("max_group_len", alerts.get(1).get("metric").asString());
        assertFalse(alerts.get(1).get("active").asBoolean());
    }

    @Test
    void shouldWriteEachKindOfEventWithItsOwnFields() {
        final long atNs = START_NS + 950_000_000;
        final List<StoreEvent> events = List.of(
                new StoreEvent.Switched(Backend.CHAINING, Backend.ROBIN_HOOD, "load_factor", atNs),
                new StoreEvent.Migrated(Backend.CHAINING, Backend.ROBIN_HOOD, 12_000_000, atNs),
                new StoreEvent.Compacted(Backend.ROBIN_HOOD, "proactive", 2, atNs));
        final JsonNode tick = write(NO_OPERATIONS, report(List.of(), List.of(), events));
        assertEquals(
                "[{\"type\":\"switch\",\"from\":\"chaining\",\"to\":\"robinhood\",\"reason\":\"load_factor\",\"t\":0.95},"
                        + "{\"type\":\"migrated\",\"from\":\"chaining\",\"to\":\"robinhood\",\"duration_ms\":12,\"t\":0.95},"
                        + "{\"type\":\"compaction\",\"backend\":\"robinhood\",\"source\":\"proactive\",\"tables\":2,\"t\":0.95}]",
                tick.get("events").toString());
        assertEquals(4, tick.get("events_lost").asLong());
    }

    private JsonNode write(final Operations operations, final StoreReport report) {
        return TickSchema.check(json.line(new Tick(START_NS, START_NS + 1_500_000_000, report, operations)));
    }

    private static Operations operations(final int epoch, final long snapshotId, final Latency put, final Latency get) {
        final Map<String, Latency> byOperation = new LinkedHashMap<>();
        byOperation.put("put", put);
        byOperation.put("get", get);
        byOperation.put("del", Latency.none(3));
        final List<Long> sums = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sums.add(put.countsByBound().get(i) + get.countsByBound().get(i));
        }
        final Latency overall = new Latency(put.count() + get.count(), put.p50Ns(), put.p90Ns(), put.p99Ns(), sums);
        return new Operations(epoch, snapshotId, 5, overall, byOperation);
    }

    private static StoreReport report(final List<Alert> active, final List<Alert> past, final List<StoreEvent> events) {
        final StoreStats stats = new StoreStats(
                Backend.ROBIN_HOOD, 1_000, 10, 2_000, 0.53, 2, 0.25, 0.12, 6, 7, 2, List.of(533L, 0L, 87L));
        return new StoreReport(stats, 3, active, past, events, 4);
    }
}
