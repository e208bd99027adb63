package io.tailrace.samples.kvstore.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.histogram.BoundCounts;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.samples.kvstore.KvWorkload;
import io.tailrace.samples.kvstore.KvWorkloadConfig;
import io.tailrace.samples.kvstore.SnapshotSums;
import io.tailrace.samples.kvstore.SteppingClock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TickWriterTest {
    private final SteppingClock clock = new SteppingClock(1, 16_000);
    private final TelemetryEngine engine = TelemetryEngine.launch(
            new EngineContext().threadingMode(ThreadingMode.INVOKER).clock(clock));
    private final SnapshotSums sums = new SnapshotSums(engine);
    private final KvWorkload workload =
            new KvWorkload(engine, KvWorkloadConfig.builder().keyCount(20_000).build(), clock, task -> {
                throw new AssertionError("no thread may be started");
            });
    private final List<String> lines = new ArrayList<>();
    private final TickWriter writer =
            new TickWriter(workload, engine, lines::add, clock, TickWriter.DEFAULT_INTERVAL_NS);

    @AfterEach
    void closeAll() {
        sums.close();
        engine.close();
    }

    @Test
    void shouldWriteTicksThatKeepTheContract() {
        run(12);
        finish();
        final Set<String> events = new HashSet<>();
        JsonNode before = null;
        for (final String line : lines) {
            final JsonNode tick = TickSchema.check(line);
            tick.get("events").forEach(event -> events.add(event.get("type").asString()));
            if (before != null) {
                assertTrue(tick.get("t").asDouble() > before.get("t").asDouble(), line);
                assertTrue(tick.get("ops").asLong() >= before.get("ops").asLong(), line);
            }
            before = tick;
        }
        assertEquals(Set.of("switch", "migrated", "compaction"), events, "a real store does all of it by its rules");
    }

    @Test
    void shouldWriteATickAnInterval() {
        run(5);
        assertEquals(5, lines.size());
        for (int i = 0; i < 5; i++) {
            assertEquals(i + 1, secondsOf(i), 0.005, "the ticks must not drift");
        }
        finish();
    }

    @Test
    void shouldLeaveOutTheTicksThatAStallHasSwallowed() {
        run(1);
        clock.stall(3_500_000_000L);
        run(3);
        assertEquals(4.5, secondsOf(1), 0.005, "at once, and only one");
        assertEquals(5, secondsOf(2), 0.005, "and then by the plan again");
        finish();
    }

    @Test
    void shouldTellEverythingThoughItJoinsLate() {
        run(1);
        final List<String> late = new ArrayList<>();
        final TickWriter second = new TickWriter(workload, engine, late::add, clock, 1_000_000);
        finish();
        second.onClose();
        assertEquals(1, late.size());
        assertEquals(
                workload.stats().accepted(),
                TickSchema.check(late.get(0)).get("ops").asLong());
    }

    @Test
    void shouldTellTheLatenciesOfTheSnapshotThatItNames() {
        run(3);
        finish();
        final long[] boundsNs =
                workload.latencyBoundsNs().stream().mapToLong(Long::longValue).toArray();
        for (final String line : lines) {
            final JsonNode tick = TickSchema.parse(line);
            final Map<String, Histogram> expected =
                    sums.latenciesAt(tick.get("snapshot").asLong());
            assertNotNull(expected, line);
            final Histogram overall = new Histogram(1, 10_000_000_000L, 3);
            expected.values().forEach(overall::add);
            assertLatency("overall", overall, boundsNs, tick);
            expected.forEach((operation, histogram) -> assertLatency(operation, histogram, boundsNs, tick));
        }
    }

    @Test
    void shouldAccountForAllOperationsInItsLastTick() {
        run(2);
        for (int i = 0; i < 1_000; i++) {
            workload.invoke(); // into rings that nobody drains: some are refused
        }
        finish();
        final JsonNode last = TickSchema.check(lines.get(lines.size() - 1));
        assertTrue(last.get("ops_refused").asLong() > 0);
        assertEquals(workload.stats().accepted(), last.get("ops").asLong());
        assertEquals(workload.stats().refused(), last.get("ops_refused").asLong());
        assertEquals(workload.stats().operations(), last.get("probe_samples").asLong());
    }

    @Test
    void shouldTellTheEventsOfAllTicksOnceSoThatTheyAddUp() {
        run(12);
        finish();
        long compactions = 0;
        long migrations = 0;
        for (final String line : lines) {
            final JsonNode tick = TickSchema.parse(line);
            for (final JsonNode event : tick.get("events")) {
                final String type = event.get("type").asString();
                compactions += type.equals("compaction") ? event.get("tables").asLong() : 0;
                migrations += type.equals("migrated") ? 1 : 0;
            }
            assertEquals(compactions, tick.get("compactions").asLong(), line);
            assertEquals(migrations, tick.get("migrations").asLong(), line);
        }
        assertTrue(compactions > 0);
    }

    @Test
    void shouldWriteNothingBeforeTheWorkloadHasBegun() {
        for (int i = 0; i < 2_000_000 && clock.nanoTime() < 3_000_000_000L; i++) {
            engine.invoke();
            writer.doWork();
        }
        assertEquals(List.of(), lines);
        workload.close();
    }

    private double secondsOf(final int line) {
        return TickSchema.parse(lines.get(line)).get("t").asDouble();
    }

    private void run(final int ticks) {
        while (lines.size() < ticks) {
            workload.invoke();
            engine.invoke();
            writer.doWork();
            sums.poll();
        }
    }

    private void finish() {
        workload.stop();
        engine.flush(0);
        sums.poll();
        writer.onClose();
    }

    private static void assertLatency(
            final String name, final Histogram expected, final long[] boundsNs, final JsonNode tick) {
        final long[] counts = new long[boundsNs.length];
        BoundCounts.cumulative(expected, boundsNs, counts);
        final JsonNode buckets = tick.get("latency_hist_ms").get(name);
        for (int i = 0; i < counts.length; i++) {
            assertEquals(boundsNs[i] / 1e6, buckets.get(i).get("le").asDouble(), name);
            assertEquals(counts[i], buckets.get(i).get("count").asLong(), () -> name + " " + buckets);
        }
        assertEquals(
                expected.getTotalCount(),
                buckets.get(counts.length).get("count").asLong());
        final JsonNode percentiles = tick.get("latency_ns").get(name);
        for (final int percentile : new int[] {50, 90, 99}) {
            final long ns = percentiles.get("p" + percentile).asLong();
            assertTrue(
                    expected.valuesAreEquivalent(expected.getValueAtPercentile(percentile), ns),
                    () -> name + " p" + percentile + " " + ns);
        }
    }
}
