package io.tailrace.opentelemetry;

import static io.tailrace.opentelemetry.RulesTest.assertShown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleCounterBuilder;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleGaugeBuilder;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleHistogramBuilder;
import io.opentelemetry.api.incubator.metrics.ExtendedDoubleUpDownCounterBuilder;
import io.opentelemetry.api.incubator.metrics.ExtendedLongCounterBuilder;
import io.opentelemetry.api.incubator.metrics.ExtendedLongGaugeBuilder;
import io.opentelemetry.api.incubator.metrics.ExtendedLongHistogramBuilder;
import io.opentelemetry.api.incubator.metrics.ExtendedLongUpDownCounterBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongCounterBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.tailrace.testsupport.Allocations;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Instrumentation advises on attributes by interfaces of OpenTelemetry's incubator: those alone make series. */
class AdviceTest {
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("status");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("port");
    private static final List<AttributeKey<?>> ADVICE = List.of(ROUTE, STATUS);
    private static final String SCOPE = "otel_scope_name=test";

    @Test
    void shouldBeTakenByEveryInstrument() {
        try (BridgeFixture fixture = new BridgeFixture()) {
            final Meter meter = fixture.meter();
            final Attributes request = request("/a", 200, 1);
            ((ExtendedLongCounterBuilder) meter.counterBuilder("a").setDescription("as well"))
                    .setAttributesAdvice(ADVICE)
                    .build()
                    .add(1, request);
            ((ExtendedDoubleCounterBuilder) meter.counterBuilder("b").ofDoubles())
                    .setAttributesAdvice(ADVICE)
                    .build()
                    .add(2, request);
            ((ExtendedLongUpDownCounterBuilder) meter.upDownCounterBuilder("c"))
                    .setAttributesAdvice(ADVICE)
                    .build()
                    .add(3, request);
            ((ExtendedDoubleUpDownCounterBuilder)
                            meter.upDownCounterBuilder("d").ofDoubles())
                    .setAttributesAdvice(ADVICE)
                    .build()
                    .add(4, request);
            ((ExtendedDoubleGaugeBuilder) meter.gaugeBuilder("e"))
                    .setAttributesAdvice(ADVICE)
                    .build()
                    .set(5, request);
            ((ExtendedLongGaugeBuilder) meter.gaugeBuilder("f").ofLongs())
                    .setAttributesAdvice(ADVICE)
                    .build()
                    .set(6, request);
            ((ExtendedDoubleHistogramBuilder) meter.histogramBuilder("g"))
                    .setAttributesAdvice(ADVICE)
                    .build()
                    .record(7, request);
            ((ExtendedLongHistogramBuilder) meter.histogramBuilder("h").ofLongs())
                    .setAttributesAdvice(ADVICE)
                    .build()
                    .record(8, request);

            final String labels = "{" + SCOPE + ", route=/a, status=200}";
            final List<String> names = List.of("a_total", "b_total", "c", "d", "e", "f", "g_sum", "h_sum");
            for (int i = 0; i < names.size(); i++) {
                assertShown(fixture, names.get(i) + labels, i + 1);
            }
            assertFalse(fixture.page().contains("port="));
        }
    }

    @Test
    void shouldCountTogetherWhatDiffersInOtherAttributesOnlyAndTheRestBeyondTheLimit() {
        try (BridgeFixture fixture = new BridgeFixture(new OpenTelemetryContext().cardinalityLimit(41))) {
            final LongCounter requests = advised(fixture.meter().counterBuilder("requests"));
            for (int i = 0; i < 3_000; i++) {
                requests.add(1, request("/" + i % 60, 200, i));
            }
            for (int i = 0; i < 40; i++) {
                assertShown(fixture, "requests_total{" + SCOPE + ", route=/" + i + ", status=200}", 50);
            }
            assertShown(fixture, "requests_total{otel_metric_overflow=true, " + SCOPE + "}", 20 * 50);
        }
    }

    @Test
    void shouldKeepApartWhatIsMissingAndWhatIsOfAnotherType() {
        try (BridgeFixture fixture = new BridgeFixture()) {
            final LongCounter requests = advised(fixture.meter().counterBuilder("requests"));
            for (int i = 0; i < 2; i++) {
                requests.add(1);
                requests.add(2, Attributes.of(AttributeKey.stringKey("status"), "200"));
                requests.add(4, Attributes.of(STATUS, 200L));
                requests.add(8, Attributes.of(ROUTE, "200"));
            }
            assertShown(fixture, "requests_total{" + SCOPE + "}", 6);
            assertShown(fixture, "requests_total{" + SCOPE + ", status=200}", 8);
            assertShown(fixture, "requests_total{" + SCOPE + ", route=200}", 16);
        }
    }

    @Test
    void shouldGiveWayToAView() {
        try (BridgeFixture fixture = new BridgeFixture(
                new OpenTelemetryContext().view(MetricView.of("requests").keepAttributes("port")))) {
            advised(fixture.meter().counterBuilder("requests")).add(1, request("/a", 200, 7));
            assertShown(fixture, "requests_total{" + SCOPE + ", port=7}", 1);
        }
    }

    @Test
    void shouldAllocateNothingHoweverOtherAttributesDiffer() {
        try (BridgeFixture fixture = new BridgeFixture(new OpenTelemetryContext().cardinalityLimit(4))) {
            final DoubleHistogram latency = ((ExtendedDoubleHistogramBuilder)
                            fixture.meter().histogramBuilder("latency").setUnit("s"))
                    .setAttributesAdvice(ADVICE)
                    .build();
            final Attributes[] all = IntStream.range(0, 1_000)
                    .mapToObj(i -> request("/" + i % 5, 200, i))
                    .toArray(Attributes[]::new);
            final Runnable calls = () -> {
                for (final Attributes each : all) {
                    latency.record(0.001, each);
                }
            };
            calls.run();
            assertEquals(0, Allocations.bytesPerRun(calls));
        }
    }

    private static LongCounter advised(final LongCounterBuilder builder) {
        return ((ExtendedLongCounterBuilder) builder)
                .setAttributesAdvice(ADVICE)
                .build();
    }

    private static Attributes request(final String route, final long status, final long port) {
        return Attributes.of(ROUTE, route, STATUS, status, PORT, port);
    }
}
