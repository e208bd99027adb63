package io.tailrace.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.testsupport.Allocations;
import io.tailrace.testsupport.SettableClock;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TailraceMeterRegistryTest {
    private static final long INTERVAL_NS = 100_000_000;

    private final SettableClock clock = new SettableClock();
    private final TelemetryEngine engine = TelemetryEngine.launch(
            new EngineContext().threadingMode(ThreadingMode.INVOKER).clock(clock));
    private final TailraceMeterRegistry registry = TailraceMeterRegistry.over(engine);

    @AfterEach
    void end() {
        registry.close();
        engine.close();
    }

    private void interval() {
        clock.advanceNs(INTERVAL_NS);
        engine.invoke();
    }

    @Test
    void shouldKeepSingleNanoseconds() {
        final Timer timer = Timer.builder("exact").publishPercentiles(0.5, 1).register(registry);
        timer.record(1, TimeUnit.NANOSECONDS);
        timer.record(3, TimeUnit.NANOSECONDS);
        timer.record(1_000, TimeUnit.NANOSECONDS);
        assertEquals(3, timer.count());
        assertEquals(1_004, timer.totalTime(TimeUnit.NANOSECONDS));
        assertEquals(3, timer.takeSnapshot().percentileValues()[0].value());
        assertEquals(1_000, timer.takeSnapshot().percentileValues()[1].value());
        assertEquals(1_000, timer.max(TimeUnit.NANOSECONDS));
    }

    @Test
    void shouldKeepFractionsToAMillionth() {
        final DistributionSummary summary = DistributionSummary.builder("share")
                .serviceLevelObjectives(1e-9, 0.1, 0.25, 1e-6 + 0.25, 1e15)
                .publishPercentiles(0.5)
                .register(registry);
        summary.record(0.25);
        summary.record(0.000_001);
        summary.record(0.1);
        assertEquals(0.350_001, summary.totalAmount());
        assertEquals(0.25, summary.max());
        final HistogramSnapshot taken = summary.takeSnapshot();
        assertEquals(0.1, taken.percentileValues()[0].value(), 0.000_1);
        assertEquals(
                "[(2.0 at 0.1), (3.0 at 0.25), (3.0 at 0.250001)]",
                Arrays.toString(
                        taken.histogramCounts())); // what no step tells from zero, or the range does not reach, is
        // left out
        interval();
        final TelemetryView view = view();
        assertEquals(
                List.of(0.1, 0.25, 0.250_001),
                Arrays.stream(find(view, "share").info().metric().exposedBounds())
                        .boxed()
                        .toList());
        summary.record(1e300);
        interval();
        assertEquals(1, find(view(), "share").histogram().clamped());
    }

    @Test
    void shouldTellCountsByTheBoundsThatTheFirstMeterOfTheNameHas() {
        final Timer first = ofObjectives("a", 10, 50);
        final Timer fewer = ofObjectives("b", 10);
        final Timer others = ofObjectives("c", 20, 30, 40);
        for (final Timer timer : List.of(first, fewer, others)) {
            assertEquals(
                    "[(0.0 at 1.0E7), (0.0 at 5.0E7)]",
                    Arrays.toString(timer.takeSnapshot().histogramCounts()));
            timer.record(5, TimeUnit.MILLISECONDS);
            timer.record(25, TimeUnit.MILLISECONDS);
            timer.record(25, TimeUnit.MILLISECONDS);
            assertEquals(
                    "[(1.0 at 1.0E7), (3.0 at 5.0E7)]",
                    Arrays.toString(timer.takeSnapshot().histogramCounts()));
        }
    }

    private Timer ofObjectives(final String tag, final long... ms) {
        return Timer.builder("t")
                .tag("r", tag)
                .serviceLevelObjectives(
                        Arrays.stream(ms).mapToObj(Duration::ofMillis).toArray(Duration[]::new))
                .register(registry);
    }

    @Test
    void shouldTellCountsByBoundsThatTookTheirPlace() {
        final Timer timer = ofObjectives("a", 10);
        engine.rebucket("plain_seconds", List.of(0.02, 0.03, 0.04));
        final Timer summary = Timer.builder("plain").register(registry);
        timer.record(25, TimeUnit.MILLISECONDS);
        summary.record(25, TimeUnit.MILLISECONDS);
        engine.rebucket("t_seconds", List.of(0.02, 0.03, 0.04));
        interval();
        assertEquals(
                "[(0.0 at 2.0E7), (1.0 at 3.0E7), (1.0 at 4.0E7)]",
                Arrays.toString(timer.takeSnapshot().histogramCounts()));
        assertEquals(0, summary.takeSnapshot().histogramCounts().length);
        assertEquals(1, summary.takeSnapshot().count());
    }

    private TelemetryView view() {
        final TelemetryView view = new TelemetryView();
        try (FrameTailer tailer = engine.openTailer("test", StartPosition.EARLIEST)) {
            tailer.poll(new FrameReader(view), Integer.MAX_VALUE);
        }
        return view;
    }

    @Test
    void shouldAllocateNothingWhereItRecords() {
        final Timer timer = registry.timer("timed");
        final Timer refused = registry.timer("refused");
        final Counter counter = registry.counter("counted");
        final Runnable recorded = () -> {
            timer.record(42, TimeUnit.MICROSECONDS);
            counter.increment();
            counter.increment(0.5);
        };
        assertEquals(0, Allocations.bytesPerRun(recorded));
        for (int i = 0; i < 100_000; i++) { // the ring is full, and nobody drains it
            refused.record(1, TimeUnit.NANOSECONDS);
        }
        assertEquals(0, Allocations.bytesPerRun(() -> refused.record(1, TimeUnit.NANOSECONDS)));
    }

    @Test
    void shouldLoseNothingOfManyThreads() throws InterruptedException {
        final int each = 5_000;
        try (TelemetryEngine own = TelemetryEngine.launch(new EngineContext())) {
            final TailraceRegistryConfig usual = TailraceRegistryConfig.DEFAULT;
            final TailraceRegistryConfig patient = new TailraceRegistryConfig(
                    usual.clock(),
                    usual.maxWindow(),
                    TimeUnit.MINUTES.toNanos(1),
                    usual.traces(),
                    usual.descriptions());
            final TailraceMeterRegistry shared = TailraceMeterRegistry.over(own, patient);
            final Timer timer = shared.timer("together");
            final Counter counter = shared.counter("added");
            final Thread[] threads = new Thread[4];
            for (int t = 0; t < threads.length; t++) {
                threads[t] = new Thread(() -> {
                    for (int i = 0; i < each; i++) {
                        timer.record(Duration.ofNanos(2));
                        counter.increment();
                    }
                });
                threads[t].start();
            }
            for (final Thread thread : threads) {
                thread.join();
            }
            assertEquals(4 * each, timer.count());
            assertEquals(8 * each, timer.totalTime(TimeUnit.NANOSECONDS));
            assertEquals(4 * each, counter.count());
            shared.close();
        }
    }

    @Test
    void shouldPollOthersWhereOneGaugeFails() {
        final AtomicInteger polled = new AtomicInteger();
        registry.more().counter("bad", List.of(), polled, value -> {
            throw new IllegalStateException("not today");
        });
        Gauge.builder("good", polled::incrementAndGet).register(registry);
        interval();
        interval();
        assertEquals(2, polled.get());
        assertEquals(2, engine.errorCount());
    }

    @Test
    void shouldPollNoMoreWhatIsRemovedOrClosed() {
        final AtomicInteger polled = new AtomicInteger();
        final Gauge gauge = Gauge.builder("removed", polled::incrementAndGet).register(registry);
        interval();
        registry.remove(gauge);
        interval();
        assertEquals(1, polled.get());
        final AtomicInteger open = new AtomicInteger();
        Gauge.builder("closed", open::incrementAndGet).register(registry);
        interval();
        registry.close();
        interval();
        assertEquals(1, open.get());
    }

    @Test
    void shouldTellWhatWasCountedBeforeItWasClosed() {
        final Counter counter = registry.counter("last");
        final Timer timer = registry.timer("after");
        counter.increment();
        interval();
        counter.increment(41);
        registry.close();
        registry.close();
        timer.record(5, TimeUnit.NANOSECONDS); // as a web server does that drains
        interval();
        final TelemetryView view = view();
        assertEquals(42, find(view, "last_total").gaugeValue());
        assertEquals(1, find(view, "after_seconds").histogram().count());
    }

    private static SeriesTotals find(final TelemetryView view, final String name) {
        return view.series().stream()
                .filter(series -> series.info().metric().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldReadFromAGaugeWithoutWaitingForItself() {
        final Timer timer = registry.timer("read");
        timer.record(Duration.ofMillis(1));
        final AtomicInteger seen = new AtomicInteger();
        Gauge.builder("reads", () -> {
                    seen.set((int) timer.count());
                    return seen.get();
                })
                .register(registry);
        interval();
        interval();
        assertEquals(1, seen.get());
    }

    @Test
    void shouldSayWhatItNeedsOfAnOldMicrometer() throws Exception {
        assertNull(ApiCheck.fault(MeterRegistry.class.getClassLoader()));
        try (URLClassLoader nothing = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
            final String fault = ApiCheck.fault(nothing);
            assertNotNull(fault);
            assertTrue(fault.contains("1.11") && fault.indexOf('\n') < 0, fault);
        }
    }
}
