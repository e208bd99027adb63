package io.tailrace.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.aggregate.SampleSource;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.ring.SharedSampleRing;
import io.tailrace.testsupport.Allocations;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Timers read the engine's clock and record what passed on it. */
class TimerTest {
    private static final int CAPACITY = 1_024;

    private final SettableClock clock = new SettableClock();
    private final MetricRegistry registry = new MetricRegistry(100);
    private final SampleRing ring = new SampleRing(0, "worker", CAPACITY, 0.8, true);
    private final SharedSampleRing sharedRing = new SharedSampleRing(1, "shared", CAPACITY, 0.8);
    private final Histogram own = new Channel(ring, registry, clock).histogram(metric(Unit.SECONDS));
    private final Histogram ofAll = new SharedChannel(sharedRing, registry, clock).histogram(metric(Unit.SECONDS));

    @Test
    void shouldRecordTheTimeBetweenStartAndStop() {
        for (final Histogram histogram : List.of(own, ofAll)) {
            final long startNs = histogram.start();
            clock.advanceNs(1_234);

            assertEquals(RecordResult.ACCEPTED, histogram.stop(startNs));
        }
        assertEquals(List.of(1_234L), values(ring));
        assertEquals(List.of(1_234L), values(sharedRing));
    }

    @Test
    void shouldTimeWork() {
        own.time(() -> clock.advanceMs(3));
        assertEquals("result", ofAll.time(() -> {
            clock.advanceMs(4);
            return "result";
        }));

        assertEquals(List.of(3_000_000L), values(ring));
        assertEquals(List.of(4_000_000L), values(sharedRing));
    }

    @Test
    void shouldRecordTheTimeOfWorkThatThrows() {
        final IOException checked = new IOException("checked");
        final IllegalStateException unchecked = new IllegalStateException("unchecked");

        assertSame(checked, assertThrows(IOException.class, () -> own.time(() -> failAfter(5, checked))));
        assertSame(
                unchecked,
                assertThrows(IllegalStateException.class, () -> own.time((Runnable) () -> failAfter(6, unchecked))));
        assertEquals(List.of(5_000_000L, 6_000_000L), values(ring));
    }

    @ParameterizedTest
    @EnumSource(
            value = Unit.class,
            names = {"NONE", "BYTES"})
    void shouldRefuseToTimeWhatIsNoTime(final Unit unit) {
        final Histogram sizes = new Channel(ring, registry, clock).histogram(metric(unit));
        final List<String> ran = new ArrayList<>();

        assertThrows(IllegalStateException.class, () -> sizes.stop(0));
        assertThrows(IllegalStateException.class, () -> sizes.time(() -> ran.add("supplier")));
        assertThrows(IllegalStateException.class, () -> sizes.time((Runnable) () -> ran.add("runnable")));
        final String message =
                assertThrows(IllegalStateException.class, sizes::start).getMessage();
        assertTrue(message.contains("sizes_" + unit) && message.contains("SECONDS"), message);
        assertEquals(List.of(), ran);
        assertEquals(RecordResult.ACCEPTED, sizes.record(5));
    }

    @Test
    void shouldTimeMillisecondsInNanoseconds() {
        final Histogram histogram = new Channel(ring, registry, clock).histogram(metric(Unit.MILLISECONDS));
        histogram.time(() -> clock.advanceMs(2));

        assertEquals(List.of(2_000_000L), values(ring));
    }

    @Test
    void shouldAllocateNothing() {
        final Runnable nothing = () -> {};
        for (final Histogram histogram : List.of(own, ofAll)) {
            final SampleSource source = histogram == own ? ring : sharedRing;
            final Runnable calls = () -> {
                for (int i = 0; i < 20_000; i++) {
                    histogram.stop(histogram.start());
                    histogram.time(nothing);
                    if (source.unread() > CAPACITY / 2) {
                        source.drain((slots, from, to) -> {}, Integer.MAX_VALUE);
                    }
                }
            };
            calls.run();

            assertEquals(0, Allocations.bytesPerRun(calls));
        }
    }

    private <E extends Exception> Object failAfter(final long durationMs, final E fault) throws E {
        clock.advanceMs(durationMs);
        throw fault;
    }

    private Metric metric(final Unit unit) {
        return registry.register(MetricDescriptor.histogram("sizes_" + unit)
                .help("Sizes.")
                .unit(unit)
                .build());
    }

    private static List<Long> values(final SampleSource source) {
        final List<Long> values = new ArrayList<>();
        source.drain(
                (slots, from, to) -> {
                    for (int i = from; i < to; i += 2) {
                        values.add(slots[i + 1]);
                    }
                },
                Integer.MAX_VALUE);
        return values;
    }
}
