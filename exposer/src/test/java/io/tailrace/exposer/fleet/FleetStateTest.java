package io.tailrace.exposer.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.exposer.Pages;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.ExposerMetrics;
import io.tailrace.exposer.page.ScrapePages;
import io.tailrace.testsupport.SettableClock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.LangUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FleetStateTest {
    private static final EpochInfo SELF =
            new EpochInfo(1, "collector", "c", "9", true, false, 0, 0, 1, 0, 1_000_000_000L);

    private final SettableClock clock = new SettableClock();
    private final FleetState fleet =
            new FleetState(SELF, TimeUnit.SECONDS.toNanos(5), TimeUnit.SECONDS.toNanos(60), clock);
    private final ScrapePages pages = new ScrapePages(fleet, new ExposerMetrics(), new DistinctWarnings(), false);
    private long nowNs;

    @AfterEach
    void close() {
        pages.close();
        fleet.close();
    }

    @Test
    void shouldShowEachEngineAndAllTogether() {
        try (Engine one = new Engine("one");
                Engine two = new Engine("two")) {
            fleet.add("svc/one", one.engine::openTailer);
            fleet.add("svc/two", two.engine::openTailer);
            poll();
            one.record(3);
            two.record(4);
            poll();
            final String page = page();
            assertTrue(page.contains("calls_total{service=\"svc\",instance=\"one\"} 3\n"), page);
            assertTrue(page.contains("calls_total{service=\"svc\",instance=\"two\"} 4\n"), page);
            assertTrue(page.contains("fleet_calls_total{service=\"svc\"} 7\n"), page);
            assertTrue(
                    page.contains(
                            "tailrace_consumer_errors_total{service=\"svc\",instance=\"one\",build_version=\"1\",amnesia=\"on\""),
                    page);
            assertTrue(page.contains("service=\"collector\",instance=\"c\""), "its own families have its own labels");
            assertFalse(
                    page.contains("health_ready{service=\"svc\""), "what their own exposers count is not known here");
            assertEquals(1, page.split("# TYPE calls_total ", -1).length - 1);
            assertEquals(List.of(), fleet.missing());
        }
    }

    @Test
    void shouldNameAnEngineThatIsSilentThenDropItAndKeepWhatItRecorded() {
        try (Engine one = new Engine("one");
                Engine two = new Engine("t/wo")) {
            fleet.add("svc/one", one.engine::openTailer);
            fleet.add("svc/t/wo", two.engine::openTailer);
            poll();
            one.record(3);
            two.record(4);
            poll();
            clock.advanceMs(6_000);
            one.record(1);
            poll();
            assertEquals(List.of("source_stale:svc:t:wo"), fleet.missing());
            clock.advanceMs(60_000);
            one.record(1);
            poll();
            assertEquals(List.of(), fleet.missing());
            assertFalse(page().contains("instance=\"t/wo\""), page());
            assertTrue(page().contains("fleet_calls_total{service=\"svc\"} 9\n"), page());
            two.record(2);
            poll();
            assertTrue(page().contains("calls_total{service=\"svc\",instance=\"t/wo\"} 6\n"), page());
            assertTrue(page().contains("fleet_calls_total{service=\"svc\"} 11\n"), page());
        }
    }

    @Test
    void shouldShowSummariesWithoutQuantiles() {
        try (Engine one = new Engine("one")) {
            fleet.add("svc/one", one.engine::openTailer);
            poll();
            one.engine
                    .sharedChannel()
                    .histogram(one.engine.register(MetricDescriptor.histogram("took_seconds")
                            .unit(Unit.SECONDS)
                            .help("Took.")
                            .form(MetricForm.SUMMARY)
                            .quantiles(0.5)
                            .build()))
                    .record(2_000_000_000);
            one.record(1);
            poll();
            final String page = page();
            assertTrue(page.contains("\ntook_seconds_sum{service=\"svc\",instance=\"one\"} 2\n"), page);
            assertTrue(page.contains("\nfleet_took_seconds_count{service=\"svc\"} 1\n"), page);
            assertFalse(page.contains("quantile="), page);
        }
    }

    @Test
    void shouldReadTheOthersWhenOneCannotBeRead() {
        try (Engine one = new Engine("one")) {
            fleet.add("svc/bad", (name, start) -> {
                throw new FrameLogException("not there");
            });
            fleet.add("svc/one", one.engine::openTailer);
            poll();
            one.record(3);
            poll();
            assertTrue(page().contains("calls_total{service=\"svc\",instance=\"one\"} 3\n"), page());
        }
    }

    /** A journal that its writer is about to open, too, may not be readable at that moment. */
    @Test
    void shouldShowWhatCouldNotBeReadAtFirstAsSoonAsItCan() {
        for (final Throwable fault : List.of(new FrameLogException("begun"), new InternalError("cut off"))) {
            final String name = fault.getClass().getSimpleName();
            try (Engine late = new Engine(name)) {
                final AtomicReference<Throwable> failing = new AtomicReference<>(fault);
                fleet.add("svc/" + name, (tailer, start) -> {
                    if (failing.get() != null) {
                        LangUtil.rethrowUnchecked(failing.get());
                    }
                    return late.engine.openTailer(tailer, start);
                });
                late.record(3);
                assertEquals(List.of("source_unreadable:svc:" + name), fleet.missing());
                failing.set(null);
                late.record(0);
                late.record(0);
                assertEquals(List.of(), fleet.missing());
                final String page = page();
                assertTrue(page.contains("calls_total{service=\"svc\",instance=\"" + name + "\"} 3\n"), page);
            }
        }
    }

    @Test
    void shouldNoLongerNameWhatIsNeverReadable() {
        fleet.add("svc/leftover", (name, start) -> {
            throw new FrameLogException("nothing was written into it yet");
        });
        poll();
        assertEquals(List.of("source_unreadable:svc:leftover"), fleet.missing());
        clock.advanceMs(60_001);
        poll();
        assertEquals(List.of(), fleet.missing());
    }

    private void poll() {
        for (int i = 0; i < 100; i++) {
            fleet.poll(64);
        }
    }

    private String page() {
        return Pages.text(pages.answer(ExpositionFormat.DEFAULT, ++nowNs, 0, 0));
    }

    private final class Engine implements AutoCloseable {
        private final TelemetryEngine engine;
        private final Counter counter;

        Engine(final String instance) {
            engine = TelemetryEngine.launch(new EngineContext()
                    .service("svc")
                    .instance(instance)
                    .buildVersion("1")
                    .clock(clock)
                    .threadingMode(ThreadingMode.INVOKER));
            final Channel channel = engine.openChannel("c");
            counter = channel.counter(engine.register(
                    MetricDescriptor.counter("calls_total").help("Calls.").build()));
            record(0);
        }

        void record(final long calls) {
            if (calls > 0) {
                counter.add(calls);
            }
            clock.advanceMs(200);
            for (int i = 0; i < 20; i++) {
                engine.invoke();
                FleetStateTest.this.fleet.poll(64);
            }
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
