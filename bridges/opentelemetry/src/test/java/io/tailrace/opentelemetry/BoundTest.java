package io.tailrace.opentelemetry;

import static io.tailrace.opentelemetry.RulesTest.assertShown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.incubator.metrics.BoundDoubleCounter;
import io.opentelemetry.api.incubator.metrics.BoundDoubleGauge;
import io.opentelemetry.api.incubator.metrics.BoundDoubleHistogram;
import io.opentelemetry.api.incubator.metrics.BoundDoubleUpDownCounter;
import io.opentelemetry.api.incubator.metrics.BoundLongCounter;
import io.opentelemetry.api.incubator.metrics.BoundLongGauge;
import io.opentelemetry.api.incubator.metrics.BoundLongHistogram;
import io.opentelemetry.api.incubator.metrics.BoundLongUpDownCounter;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleCounter;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleGauge;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleHistogram;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleUpDownCounter;
import io.opentelemetry.api.incubator.metrics.ExtendedLongCounter;
import io.opentelemetry.api.incubator.metrics.ExtendedLongGauge;
import io.opentelemetry.api.incubator.metrics.ExtendedLongHistogram;
import io.opentelemetry.api.incubator.metrics.ExtendedLongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import io.tailrace.testsupport.Allocations;
import io.tailrace.testsupport.CapturedLog;
import java.util.List;
import org.junit.jupiter.api.Test;

/** By the interfaces of OpenTelemetry's incubator instruments are bound to attributes; its agent casts to them, and asks nobody. */
class BoundTest {
    private static final int CALLS = 1_000;
    private static final Attributes SIDE = Attributes.of(AttributeKey.stringKey("side"), "buy");
    private static final String LABELS = "{otel_scope_name=test, side=buy}";

    /** One of each kind, bound. */
    private record Bound(
            BoundLongCounter longs,
            BoundDoubleCounter doubles,
            BoundLongUpDownCounter active,
            BoundDoubleUpDownCounter level,
            BoundLongGauge depth,
            BoundDoubleGauge height,
            BoundLongHistogram sizes,
            BoundDoubleHistogram latencies) {
        static Bound of(final Meter meter) {
            return new Bound(
                    ((ExtendedLongCounter) meter.counterBuilder("longs").build()).bind(SIDE),
                    ((ExtendedDoubleCounter) meter.counterBuilder("doubles")
                                    .setUnit("s")
                                    .ofDoubles()
                                    .build())
                            .bind(SIDE),
                    ((ExtendedLongUpDownCounter)
                                    meter.upDownCounterBuilder("active").build())
                            .bind(SIDE),
                    ((ExtendedDoubleUpDownCounter) meter.upDownCounterBuilder("level")
                                    .ofDoubles()
                                    .build())
                            .bind(SIDE),
                    ((ExtendedLongGauge) meter.gaugeBuilder("depth").ofLongs().build()).bind(SIDE),
                    ((ExtendedDoubleGauge) meter.gaugeBuilder("height").build()).bind(SIDE),
                    ((ExtendedLongHistogram)
                                    meter.histogramBuilder("sizes").ofLongs().build())
                            .bind(SIDE),
                    ((ExtendedDoubleHistogram) meter.histogramBuilder("latencies")
                                    .setUnit("s")
                                    .build())
                            .bind(SIDE));
        }

        void record() {
            longs.add(1);
            doubles.add(0.5);
            active.add(-2);
            level.add(0.25);
            depth.set(7);
            height.set(0.125);
            sizes.record(3);
            latencies.record(0.75);
        }

        void recordInContext() {
            final Context context = Context.root();
            longs.add(1, context);
            doubles.add(0.5, context);
            active.add(-2, context);
            level.add(0.25, context);
            depth.set(7, context);
            height.set(0.125, context);
            sizes.record(3, context);
            latencies.record(0.75, context);
        }

        void recordWhatIsNone() {
            longs.add(-1);
            doubles.add(Double.NaN);
            level.add(Double.POSITIVE_INFINITY);
            height.set(Double.NaN);
            sizes.record(-1);
            latencies.record(-0.5);
        }
    }

    @Test
    void shouldRecordIntoTheSeriesItIsBoundTo() {
        try (BridgeFixture fixture = new BridgeFixture()) {
            final Bound bound = Bound.of(fixture.meter());
            bound.record();
            bound.recordInContext();
            fixture.meter().counterBuilder("longs").build().add(40, SIDE);

            assertShown(fixture, "longs_total" + LABELS, 42);
            assertShown(fixture, "doubles_seconds_total" + LABELS, 1);
            assertShown(fixture, "active" + LABELS, -4);
            assertShown(fixture, "level" + LABELS, 0.5);
            assertShown(fixture, "depth" + LABELS, 7);
            assertShown(fixture, "height" + LABELS, 0.125);
            assertShown(fixture, "sizes_sum" + LABELS, 6);
            assertShown(fixture, "sizes_count" + LABELS, 2);
            assertShown(fixture, "latencies_seconds_sum" + LABELS, 1.5);
        }
    }

    @Test
    void shouldAllocateNothing() {
        try (BridgeFixture fixture = new BridgeFixture()) {
            final Bound bound = Bound.of(fixture.meter());
            final Runnable calls = () -> {
                for (int i = 0; i < CALLS; i++) {
                    bound.record();
                    bound.recordInContext();
                    bound.recordWhatIsNone();
                }
            };
            calls.run();
            assertEquals(0, Allocations.bytesPerRun(calls));
        }
    }

    @Test
    void shouldDropAndTellOnceWhatIsNone() {
        try (BridgeFixture fixture = new BridgeFixture()) {
            final Bound bound = Bound.of(fixture.meter());
            final String log = CapturedLog.of(() -> {
                bound.recordWhatIsNone();
                bound.recordWhatIsNone();
            });
            assertEquals(6, log.lines().count(), log);
            assertEquals(12, fixture.bridge.droppedMeasurements());
            assertShown(fixture, "longs_total" + LABELS, 0);
        }
    }

    @Test
    void shouldBeEnabledUnlessItIsDropped() {
        try (BridgeFixture fixture = new BridgeFixture(
                new OpenTelemetryContext().view(MetricView.of("unwanted").drop()))) {
            final Meter meter = fixture.meter();
            assertTrue(meter.counterBuilder("wanted").build().isEnabled());
            for (final String name : List.of("unwanted", "no name")) {
                final ExtendedLongCounter none = assertInstanceOf(
                        ExtendedLongCounter.class, meter.counterBuilder(name).build());
                none.bind(SIDE).add(1);
                assertFalse(none.isEnabled());
            }
        }
    }

    @Test
    void shouldCountBeyondTheLimitInOneSeries() {
        try (BridgeFixture fixture = new BridgeFixture(new OpenTelemetryContext().cardinalityLimit(2))) {
            final ExtendedLongCounter orders = (ExtendedLongCounter)
                    fixture.meter().counterBuilder("orders").build();
            for (int i = 0; i < 5; i++) {
                orders.bind(Attributes.of(AttributeKey.longKey("n"), (long) i)).add(1);
            }
            assertShown(fixture, "orders_total{n=0, otel_scope_name=test}", 1);
            assertShown(fixture, "orders_total{otel_metric_overflow=true, otel_scope_name=test}", 4);
        }
    }
}
