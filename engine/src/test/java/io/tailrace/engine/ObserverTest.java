package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.observe.Observation;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Gauge;
import io.tailrace.testsupport.CapturedLog;
import io.tailrace.testsupport.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ObserverTest {
    private static final long INTERVAL_NS = 100_000_000;

    private final SettableClock clock = new SettableClock();
    private final TelemetryEngine engine = TelemetryEngine.launch(
            new EngineContext().threadingMode(ThreadingMode.INVOKER).clock(clock));

    private void interval() {
        clock.advanceNs(INTERVAL_NS);
        while (engine.invoke() > 0) {
            clock.advanceNs(1);
        }
    }

    @Test
    void shouldStandInTheSnapshotBeforeWhichItWasCalled() {
        final Received received = new Received();
        try (FrameTailer tailer = engine.openTailer("test", StartPosition.EARLIEST)) {
            final Channel channel = engine.openChannel("polled");
            final Gauge gauge = channel.gauge(engine.register(
                    MetricDescriptor.gauge("depth").help("Depth.").build()));
            final AtomicInteger calls = new AtomicInteger();
            engine.observe("depth", nowNs -> gauge.set(calls.incrementAndGet()));
            for (int i = 1; i <= 5; i++) {
                interval();
                tailer.poll(received::take, Integer.MAX_VALUE);
                assertEquals(i, received.totals("depth").gaugeValue());
            }
            assertEquals(5, calls.get());
            engine.close();
            assertEquals(6, calls.get(), "and a last time when it closes");
            tailer.poll(received::take, Integer.MAX_VALUE);
            assertEquals(6, received.totals("depth").gaugeValue());
        }
    }

    @Test
    void shouldGoOnBehindOneThatThrows() {
        final AtomicInteger calls = new AtomicInteger();
        engine.observe("broken", nowNs -> {
            throw new IllegalStateException("not today");
        });
        engine.observe("lacks a class", nowNs -> {
            throw new NoClassDefFoundError("of/some/Body");
        });
        engine.observe("whole", nowNs -> calls.incrementAndGet());
        final String log = CapturedLog.of(() -> {
            interval();
            interval();
            interval();
        });
        assertEquals(3, calls.get());
        assertEquals(6, engine.errorCount());
        assertEquals(2, log.split("A consumer failed", -1).length - 1, log);
        engine.close();
    }

    @Test
    void shouldNotCallAnEndedOne() {
        final List<String> called = new ArrayList<>();
        final Observation first = engine.observe("first", nowNs -> called.add("first"));
        engine.observe("second", nowNs -> {
            called.add("second");
            first.close();
        });
        interval();
        interval();
        first.close();
        assertEquals(List.of("first", "second", "second"), called);
        engine.close();
    }

    @Test
    void shouldCallOnceAnIntervalHoweverOftenIsFlushed() {
        final AtomicInteger calls = new AtomicInteger();
        engine.observe("counted", nowNs -> calls.incrementAndGet());
        for (int i = 0; i < 10; i++) {
            engine.flush(INTERVAL_NS);
        }
        assertEquals(0, calls.get());
        interval();
        assertEquals(1, calls.get());
        engine.close();
    }

    @Test
    void shouldCountAndNameASlowOne() {
        engine.observe("sluggish", nowNs -> clock.advanceNs(6_000_000));
        engine.observe("quick", nowNs -> clock.advanceNs(5_000_000));
        final Received received = new Received();
        try (FrameTailer tailer = engine.openTailer("test", StartPosition.EARLIEST)) {
            final String log = CapturedLog.of(() -> {
                interval();
                interval();
            });
            assertEquals(1, log.split("sluggish", -1).length - 1, log);
            assertTrue(!log.contains("quick"), log);
            tailer.poll(received::take, Integer.MAX_VALUE);
            assertEquals(2, received.counter("tailrace_slow_observers_total"));
        }
        engine.close();
    }
}
