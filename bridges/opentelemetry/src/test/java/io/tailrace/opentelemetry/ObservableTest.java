package io.tailrace.opentelemetry;

import static io.tailrace.opentelemetry.RulesTest.assertShown;
import static io.tailrace.opentelemetry.RulesTest.warnings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.tailrace.testsupport.Awaited;
import io.tailrace.testsupport.SettableClock;
import io.tailrace.testsupport.ThreadLeaks;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Callbacks are asked again and again, on a thread of their own, and whatever they do harms nobody else. */
class ObservableTest {
    private static final String SCOPE = "otel_scope_name=test";
    private static final long OFTEN_NS = 1_000_000;

    private static OpenTelemetryContext often() {
        return new OpenTelemetryContext().callbackIntervalNs(OFTEN_NS);
    }

    @Test
    void shouldShowWhatCallbacksTellUntilTheyAreClosed() {
        try (BridgeFixture fixture = new BridgeFixture(often())) {
            final AtomicLong value = new AtomicLong(7);
            final AutoCloseable gauge = fixture.meter()
                    .gaugeBuilder("depth")
                    .ofLongs()
                    .buildWithCallback(
                            told -> told.record(value.get(), Attributes.of(AttributeKey.stringKey("queue"), "in")));
            final Runnable close = () -> assertClosed(gauge);
            final AtomicLong rounds = new AtomicLong();
            fixture.meter().upDownCounterBuilder("active").buildWithCallback(told -> {
                told.record(-value.get());
                rounds.incrementAndGet();
            });
            assertShown(fixture, "depth{" + SCOPE + ", queue=in}", 7);
            assertShown(fixture, "active{" + SCOPE + "}", -7);

            value.set(8);
            assertShown(fixture, "depth{" + SCOPE + ", queue=in}", 8);

            close.run();
            // The round that is under way may still ask it, before this one.
            final long closedIn = rounds.get();
            Awaited.until("end of the round", () -> rounds.get() > closedIn, rounds::toString);
            value.set(9);
            assertShown(fixture, "active{" + SCOPE + "}", -9);
            assertShown(fixture, "depth{" + SCOPE + ", queue=in}", 8);
        }
    }

    @Test
    void shouldAskABatchForSeveralAtOnceAndTellOfInstrumentsOfOthers() {
        try (BridgeFixture fixture = new BridgeFixture(often())) {
            final Meter meter = fixture.meter();
            final ObservableLongMeasurement used =
                    meter.gaugeBuilder("used").setUnit("By").ofLongs().buildObserver();
            final ObservableDoubleMeasurement share =
                    meter.gaugeBuilder("share").buildObserver();
            final ObservableDoubleMeasurement foreign =
                    fixture.bridge.getMeter("other").gaugeBuilder("share").buildObserver();
            final List<String> lines = warnings(() -> {
                final BatchCallback batch = meter.batchCallback(
                        () -> {
                            foreign.record(1); // so that it has been told of when the others are shown
                            used.record(1_000);
                            share.record(0.5);
                        },
                        used,
                        share,
                        foreign);
                assertShown(fixture, "used_bytes{" + SCOPE + "}", 1_000);
                assertShown(fixture, "share{" + SCOPE + "}", 0.5);
                batch.close();
                used.record(5);
            });

            assertEquals(3, lines.size(), lines::toString);
            assertTrue(lines.get(0).contains("was given an instrument of another meter"), lines.get(0));
            assertTrue(fixture.bridge.droppedMeasurements() >= 2);
        }
    }

    @Test
    void shouldGoOnWhenACallbackThrows() {
        try (BridgeFixture fixture = new BridgeFixture(often())) {
            final AtomicInteger calls = new AtomicInteger();
            final List<String> lines = warnings(() -> {
                fixture.meter().gaugeBuilder("bad").buildWithCallback(told -> {
                    told.record(Double.NaN);
                    if (calls.incrementAndGet() % 2 == 0) {
                        throw new StackOverflowError("planted");
                    }
                    throw new IllegalStateException("planted");
                });
                fixture.meter().gaugeBuilder("good").buildWithCallback(told -> told.record(calls.get()));
                fixture.pageWith(page -> page.values().getOrDefault("good{" + SCOPE + "}", 0.0) > 3);
            });

            assertTrue(calls.get() > 3, calls::toString);
            assertEquals(3, lines.size(), lines::toString);
            assertTrue(
                    lines.get(1)
                            .contains(
                                    "the callback of [\"bad\"] failed, and will be asked again: java.lang.IllegalState"),
                    lines.get(1));
        }
    }

    @Test
    void shouldKeepTheEngineGoingWhenACallbackHangs() throws Exception {
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);
        final SettableClock clock = new SettableClock();
        final ThreadLeaks leaks = ThreadLeaks.watch();
        try (BridgeFixture fixture = new BridgeFixture(often().clock(clock))) {
            fixture.meter().gaugeBuilder("hanging").buildWithCallback(told -> hang(entered, released));
            entered.await();
            final LongUpDownCounter active =
                    fixture.meter().upDownCounterBuilder("active").build();
            active.add(5);
            active.add(-2);
            assertShown(fixture, "active{" + SCOPE + "}", 3);

            final List<String> lines = warnings(fixture.bridge::close);

            assertTrue(lines.stream().anyMatch(line -> line.contains("its thread is left behind")), lines::toString);
        } finally {
            released.countDown();
        }
        for (final Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("tailrace-opentelemetry")) {
                thread.join();
            }
        }
        assertEquals(
                Set.of(),
                leaks.started().stream()
                        .filter(name -> name.startsWith("tailrace"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void shouldTellOfACallbackThatHangs() {
        final SettableClock clock = new SettableClock();
        final AtomicBoolean watched = new AtomicBoolean();
        final Warnings warnings = new Warnings();
        try (Callbacks callbacks = new Callbacks(clock, Thread::new, OFTEN_NS, warnings)) {
            final List<String> lines = warnings(() -> {
                final ObservableInstrument instrument = new ObservableInstrument(
                        new InstrumentSpec(
                                new Scope("a", null, null),
                                "slow",
                                InstrumentKind.OBSERVABLE_GAUGE,
                                false,
                                "",
                                "",
                                null,
                                null),
                        null,
                        warnings);
                final CountDownLatch done = new CountDownLatch(1);
                callbacks.add(new Callback(
                        () -> {
                            if (watched.compareAndSet(false, true)) {
                                callbacks.watch(clock.nanoTime());
                                clock.advanceNs(Callbacks.HANG_NS + 1);
                                callbacks.watch(clock.nanoTime());
                                callbacks.watch(clock.nanoTime());
                                done.countDown();
                            }
                        },
                        List.of(instrument),
                        warnings));
                await(done);
            });

            assertEquals(1, lines.size(), lines::toString);
            assertTrue(lines.get(0).contains("the callback of [\"slow\"] has not returned for 10 s"), lines.get(0));
        }
    }

    private static void hang(final CountDownLatch entered, final CountDownLatch released) {
        entered.countDown();
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (final InterruptedException goesOn) {
                // It hangs whatever it is told.
            }
        }
    }

    private static void await(final CountDownLatch done) {
        try {
            done.await();
        } catch (final InterruptedException fault) {
            throw new AssertionError(fault);
        }
    }

    private static void assertClosed(final AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (final Exception fault) {
            throw new AssertionError(fault);
        }
    }
}
