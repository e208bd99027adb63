package io.tailrace.samples.kvstore.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.samples.kvstore.KvWorkload;
import io.tailrace.samples.kvstore.KvWorkloadConfig;
import io.tailrace.samples.kvstore.WorkloadStats;
import io.tailrace.testsupport.ThreadLeaks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The whole sample as a host runs it: workers, supervisor, engine and tick writer each on threads of their own. */
class TickThreadsTest {
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Throwable> errors = new CopyOnWriteArrayList<>();

    @Test
    void shouldKeepTheContractWhileEverythingRuns() {
        final ThreadLeaks threads = ThreadLeaks.watch();
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext())) {
            final KvWorkload workload = new KvWorkload(
                    engine, KvWorkloadConfig.builder().keyCount(10_000).build(), EngineClock.system(), Thread::new);
            final TickWriter writer = new TickWriter(workload, engine, lines::add, EngineClock.system(), INTERVAL_NS);
            final AgentRunner ticks = new AgentRunner(new SleepingMillisIdleStrategy(1), errors::add, null, writer);
            AgentRunner.startOnThread(ticks);
            workload.start();
            while (lines.size() < 50 || lines.stream().noneMatch(line -> line.contains("\"migrated\""))) {
                Thread.onSpinWait();
            }
            workload.stop();
            assertEquals(FlushResult.FLUSHED, engine.flush(TimeUnit.SECONDS.toNanos(30)));
            ticks.close();
            check(workload.stats());
        }
        assertEquals(List.of(), errors);
        threads.check(Duration.ofMinutes(1));
    }

    private void check(final WorkloadStats stats) {
        long tables = 0;
        long migrations = 0;
        JsonNode tick = null;
        for (final String line : lines) {
            tick = TickSchema.check(line);
            for (final JsonNode event : tick.get("events")) {
                tables += event.get("type").asString().equals("compaction")
                        ? event.get("tables").asLong()
                        : 0;
                migrations += event.get("type").asString().equals("migrated") ? 1 : 0;
            }
            assertEquals(tables, tick.get("compactions").asLong(), line);
            assertEquals(migrations, tick.get("migrations").asLong(), line);
        }
        assertTrue(migrations > 0, tick.toString());
        assertEquals(stats.accepted(), tick.get("ops").asLong());
        assertEquals(stats.refused(), tick.get("ops_refused").asLong());
        assertEquals(stats.operations(), tick.get("probe_samples").asLong());
        assertEquals(0, stats.wrongValues() + stats.errors() + stats.unrecorded());
    }
}
