package io.tailrace.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.tailrace.testsupport.Allocations;
import org.junit.jupiter.api.Test;

/** Recording with attributes that were seen before allocates nothing, whatever becomes of it. */
class RecordingAllocationTest {
    private static final int CALLS = 1_000;
    private static final Attributes KNOWN = Attributes.of(
            AttributeKey.stringKey("http.route"), "/orders", AttributeKey.longKey("http.response.status_code"), 200L);

    @Test
    void shouldAllocateNothing() {
        try (BridgeFixture fixture = new BridgeFixture(new OpenTelemetryContext().cardinalityLimit(2))) {
            final Meter meter = fixture.meter();
            final LongCounter counter = meter.counterBuilder("orders").build();
            final DoubleCounter seconds =
                    meter.counterBuilder("spent").setUnit("s").ofDoubles().build();
            final LongUpDownCounter active =
                    meter.upDownCounterBuilder("active").build();
            final DoubleGauge gauge = meter.gaugeBuilder("depth").build();
            final DoubleHistogram latency =
                    meter.histogramBuilder("latency").setUnit("s").build();
            final Attributes beyond = Attributes.of(AttributeKey.stringKey("another"), "set");
            final Runnable calls = () -> {
                for (int i = 0; i < CALLS; i++) {
                    counter.add(1, KNOWN);
                    counter.add(1, beyond);
                    counter.add(-1, KNOWN);
                    seconds.add(0.001, KNOWN);
                    active.add(1, KNOWN);
                    active.add(-1, KNOWN);
                    gauge.set(i, KNOWN);
                    latency.record(0.001, KNOWN);
                    latency.record(Double.NaN, KNOWN);
                }
            };
            calls.run();

            assertEquals(0, Allocations.bytesPerRun(calls));

            final SpanContext span = SpanContext.create(
                    "0af7651916cd43dd8448eb211c80319c",
                    "b7ad6b7169203331",
                    TraceFlags.getSampled(),
                    TraceState.getDefault());
            final Runnable inSpan = () -> {
                calls.run();
                assertEquals(0, Allocations.bytesPerRun(calls));
            };
            Context.root().with(Span.wrap(span)).wrap(inSpan).run();
        }
    }
}
