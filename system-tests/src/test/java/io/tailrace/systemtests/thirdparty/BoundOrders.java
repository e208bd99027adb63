package io.tailrace.systemtests.thirdparty;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleCounter;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleGauge;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleHistogram;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleUpDownCounter;
import io.opentelemetry.api.incubator.metrics.ExtendedLongCounter;
import io.opentelemetry.api.incubator.metrics.ExtendedLongGauge;
import io.opentelemetry.api.incubator.metrics.ExtendedLongHistogram;
import io.opentelemetry.api.incubator.metrics.ExtendedLongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;

/** A program that binds its instruments by OpenTelemetry's incubator. */
final class BoundOrders {
    private static final Attributes SIDE = Attributes.of(AttributeKey.stringKey("side"), "buy");

    private BoundOrders() {}

    public static void main(final String[] arguments) {
        final Meter meter = GlobalOpenTelemetry.getMeter("orders");
        ((ExtendedLongCounter) meter.counterBuilder("bound.a").build())
                .bind(SIDE)
                .add(41);
        ((ExtendedDoubleCounter) meter.counterBuilder("bound.b").ofDoubles().build())
                .bind(SIDE)
                .add(42);
        ((ExtendedLongUpDownCounter) meter.upDownCounterBuilder("bound.c").build())
                .bind(SIDE)
                .add(43);
        ((ExtendedDoubleUpDownCounter)
                        meter.upDownCounterBuilder("bound.d").ofDoubles().build())
                .bind(SIDE)
                .add(44);
        ((ExtendedLongGauge) meter.gaugeBuilder("bound.e").ofLongs().build())
                .bind(SIDE)
                .set(45);
        ((ExtendedDoubleGauge) meter.gaugeBuilder("bound.f").build()).bind(SIDE).set(46);
        ((ExtendedLongHistogram) meter.histogramBuilder("bound.g").ofLongs().build())
                .bind(SIDE)
                .record(47);
        ((ExtendedDoubleHistogram) meter.histogramBuilder("bound.h").build())
                .bind(SIDE)
                .record(48);
        System.out.println("bound");
    }
}
