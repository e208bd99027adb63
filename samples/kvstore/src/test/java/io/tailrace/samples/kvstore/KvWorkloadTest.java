package io.tailrace.samples.kvstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.samples.kvstore.load.Operation;
import io.tailrace.samples.kvstore.load.OperationMix;
import io.tailrace.samples.kvstore.store.Backend;
import io.tailrace.samples.kvstore.store.StoreReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class KvWorkloadTest {
    private static final ThreadFactory NO_THREADS = task -> {
        throw new AssertionError("no thread may be started");
    };

    private final List<Thread> threads = new ArrayList<>();

    /** Recorders, supervisor, engine and the switch of backends at full speed: afterwards every operation is accounted for. */
    @Test
    void shouldAccountForEveryOperationOfSeveralThreads() {
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext());
                SnapshotSums sums = new SnapshotSums(engine)) {
            final KvWorkload workload = new KvWorkload(
                    engine, KvWorkloadConfig.builder().threads(3).build(), EngineClock.system(), this::thread);
            workload.start();
            awaitMigrations(1, workload); // to Robin Hood, by the rules
            workload.requestSwitch(Backend.CHAINING);
            awaitMigrations(2, workload);
            while (workload.stats().operations() < 500_000) {
                sums.poll();
            }
            workload.stop();

            assertEquals(4, threads.size());
            threads.forEach(thread -> assertFalse(thread.isAlive(), thread.getName()));
            assertEquals(FlushResult.FLUSHED, engine.flush(TimeUnit.SECONDS.toNanos(30)));
            sums.poll();
            final WorkloadStats stats = workload.stats();
            assertEquals(0, stats.wrongValues());
            assertEquals(0, stats.errors());
            assertEquals(0, stats.unrecorded());
            assertEquals(stats.operations(), stats.accepted() + stats.refused());
            assertEquals(stats.accepted(), sums.samples());
            assertEquals(stats.refused(), sums.refused());
            assertEquals(stats.accepted(), countOf(sums));
            final StoreReport report = workload.takeReport().orElseThrow();
            assertEquals(report.migrations(), totalOf(sums, "kvstore_migrations_total"));
            assertEquals(report.stats().compactions(), totalOf(sums, "kvstore_compactions_total"));
            assertEquals(report.stats().growths(), totalOf(sums, "kvstore_growths_total"));
        }
    }

    @Test
    void shouldCountWhatTheRingRefuses() {
        final SteppingClock clock = new SteppingClock(1, 2_000);
        try (TelemetryEngine engine = invoked(clock, 256);
                SnapshotSums sums = new SnapshotSums(engine)) {
            final KvWorkload workload =
                    new KvWorkload(engine, KvWorkloadConfig.builder().build(), clock, NO_THREADS);
            for (int i = 0; i < 20; i++) {
                workload.invoke(); // and nobody drains the rings meanwhile
            }
            workload.stop();
            engine.flush(0);
            sums.poll();
            final WorkloadStats stats = workload.stats();
            assertEquals(2 * 20 * 64, stats.operations());
            assertTrue(stats.refused() > 0);
            assertEquals(stats.operations(), stats.accepted() + stats.refused());
            assertEquals(stats.refused(), sums.refused());
            assertEquals(stats.refused(), totalOf(sums, "metrics_export_submission_queue_overflows_total"));
            assertEquals(stats.accepted(), countOf(sums));
        }
    }

    @Test
    void shouldDoTheSameOperationsForTheSameSeed() {
        assertEquals(operations(7), operations(7));
        assertFalse(operations(7).equals(operations(8)));
    }

    @Test
    void shouldRecordEachOperationUnderItsOwnLabel() {
        final OperationMix mix = new OperationMix(3, 2, 0);
        final SteppingClock clock = new SteppingClock(1, 2_000);
        try (TelemetryEngine engine = invoked(clock, 4_096);
                SnapshotSums sums = new SnapshotSums(engine)) {
            final KvWorkload workload =
                    new KvWorkload(engine, KvWorkloadConfig.builder().mix(mix).build(), clock, NO_THREADS);
            for (int i = 0; i < 30; i++) {
                workload.invoke();
            }
            workload.stop();
            engine.flush(0);
            sums.poll();
            final long puts = sums.latencies().get("put").getTotalCount();
            final long gets = sums.latencies().get("get").getTotalCount();
            assertEquals(0.6, puts / (double) (puts + gets), 0.05);
            assertFalse(sums.latencies().containsKey(Operation.DEL.label()));
            assertTrue(sums.latencies().get("put").getMaxValue() <= 2_000 * 1.001, "one step of the clock at the most");
        }
    }

    @Test
    void shouldKeepToItsRate() {
        final SteppingClock clock = new SteppingClock(1, 2_000);
        try (TelemetryEngine engine = invoked(clock, 4_096)) {
            final KvWorkload workload = new KvWorkload(
                    engine, KvWorkloadConfig.builder().ratePerSecond(50_000).build(), clock, NO_THREADS);
            long nowNs = 0;
            while (nowNs < 100_000_000) {
                workload.invoke();
                engine.invoke();
                nowNs = clock.nanoTime() - workload.startNs();
            }
            final long operations = workload.stats().operations();
            assertTrue(Math.abs(operations - 5_000) <= 5, "operations: " + operations);
            workload.stop();
        }
    }

    @Test
    void shouldSayThatItsSamplesWentNowhereWhenTheEngineWasClosedFirst() {
        final SteppingClock clock = new SteppingClock(1, 2_000);
        final TelemetryEngine engine = invoked(clock, 4_096);
        final KvWorkload workload =
                new KvWorkload(engine, KvWorkloadConfig.builder().build(), clock, NO_THREADS);
        workload.invoke();
        engine.close();
        workload.invoke();
        workload.stop();
        assertEquals(2 * 64, workload.stats().accepted());
        assertEquals(2 * 64, workload.stats().unrecorded());
        assertEquals(0, workload.stats().errors());
    }

    @Test
    void shouldCloseItsChannelsThoughItWasNeverStarted() {
        final SteppingClock clock = new SteppingClock(1, 2_000);
        try (TelemetryEngine engine = invoked(clock, 4_096);
                SnapshotSums sums = new SnapshotSums(engine)) {
            new KvWorkload(engine, KvWorkloadConfig.builder().threads(2).build(), clock, NO_THREADS).close();
            for (int i = 0; i < 3; i++) {
                engine.flush(0);
            }
            sums.poll();
            assertEquals(Set.of("kvstore-worker-0", "kvstore-worker-1", "kvstore-supervisor"), sums.closedChannels());
        }
    }

    private static void awaitMigrations(final long migrations, final KvWorkload workload) {
        long seen = 0;
        while (seen < migrations) {
            seen = workload.takeReport().map(StoreReport::migrations).orElse(0L);
        }
    }

    private static List<Long> operations(final long seed) {
        final SteppingClock clock = new SteppingClock(1, 2_000);
        try (TelemetryEngine engine = invoked(clock, 4_096);
                SnapshotSums sums = new SnapshotSums(engine)) {
            final KvWorkload workload =
                    new KvWorkload(engine, KvWorkloadConfig.builder().seed(seed).build(), clock, NO_THREADS);
            for (int i = 0; i < 30; i++) {
                workload.invoke();
            }
            workload.stop();
            engine.flush(0);
            sums.poll();
            return sums.latencies().values().stream()
                    .map(Histogram::getTotalCount)
                    .toList();
        }
    }

    private static TelemetryEngine invoked(final EngineClock clock, final int ringSamples) {
        return TelemetryEngine.launch(new EngineContext()
                .threadingMode(ThreadingMode.INVOKER)
                .clock(clock)
                .ringSamples(ringSamples)
                .threadFactory(NO_THREADS));
    }

    private static long countOf(final SnapshotSums sums) {
        return sums.latencies().values().stream()
                .mapToLong(Histogram::getTotalCount)
                .sum();
    }

    private static long totalOf(final SnapshotSums sums, final String counter) {
        return sums.counters().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(counter + "["))
                .mapToLong(entry -> entry.getValue())
                .sum();
    }

    private synchronized Thread thread(final Runnable task) {
        final Thread thread = new Thread(task);
        threads.add(thread);
        return thread;
    }
}
