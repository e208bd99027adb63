package io.tailrace.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The same program, with OpenTelemetry's SDK and its exporter for Prometheus, and with the bridge: the same page. */
class SamePageTest {
    private static final Attributes RESOURCE = Attributes.builder()
            .put("service.name", "shop")
            .put("host.name", "alpha")
            .build();
    private static final double CLOSE = 1e-9;

    @Test
    void shouldShowCounters() {
        assertSamePage(provider -> {
            final Meter meter = provider.meterBuilder("shop.orders")
                    .setInstrumentationVersion("1.2")
                    .setSchemaUrl("https://opentelemetry.io/schemas/1.30.0")
                    .build();
            final LongCounter orders = meter.counterBuilder("orders.placed")
                    .setDescription("Orders placed")
                    .setUnit("{order}")
                    .build();
            orders.add(3);
            orders.add(2, Attributes.of(AttributeKey.stringKey("side"), "buy"));
            orders.add(4, Attributes.of(AttributeKey.stringKey("side"), "buy"));
            orders.add(
                    5, Attributes.of(AttributeKey.stringKey("side"), "sell", AttributeKey.longKey("shard.number"), 7L));
            orders.add(0, Attributes.of(AttributeKey.booleanKey("paid"), true));
            meter.counterBuilder("bytes.sent").setUnit("By").build().add(1_234_567_890_123L);
            meter.counterBuilder("time.spent").setUnit("s").build().add(17);
            meter.counterBuilder("time.waited").setUnit("s").ofDoubles().build().add(0.25);
            meter.counterBuilder("already_total").build().add(1);
            meter.counterBuilder("rate").setUnit("m/s").build().add(1);
            meter.counterBuilder("odd-name/with.all_of__it")
                    .setUnit("foo bar")
                    .build()
                    .add(1);
            provider.get("other")
                    .counterBuilder("orders.placed")
                    .setUnit("{order}")
                    .build()
                    .add(9);
        });
    }

    @Test
    void shouldShowSumsAndWhatIsObserved() {
        assertSamePage(provider -> {
            final Meter meter = provider.get("shop.sums");
            final Attributes side = Attributes.of(AttributeKey.stringKey("side"), "buy");
            meter.counterBuilder("cost").setUnit("EUR").ofDoubles().build().add(0.25);
            meter.counterBuilder("cost").setUnit("EUR").ofDoubles().build().add(1.5, side);
            meter.upDownCounterBuilder("active").build().add(5, side);
            meter.upDownCounterBuilder("active").build().add(-7, side);
            meter.upDownCounterBuilder("balance").ofDoubles().build().add(-0.5);
            meter.counterBuilder("gc.time").setUnit("ms").buildWithCallback(told -> told.record(17, side));
            meter.counterBuilder("cpu.time").setUnit("s").ofDoubles().buildWithCallback(told -> told.record(0.125));
            meter.upDownCounterBuilder("connections").buildWithCallback(told -> told.record(3, side));
            meter.upDownCounterBuilder("drift").ofDoubles().buildWithCallback(told -> told.record(-0.5));
            meter.gaugeBuilder("load").setUnit("1").buildWithCallback(told -> told.record(0.75, side));
            meter.gaugeBuilder("threads").ofLongs().buildWithCallback(told -> told.record(12));
        });
    }

    @Test
    void shouldShowHistograms() {
        assertSamePage(provider -> {
            final Meter meter = provider.get("shop.http");
            for (final String unit : List.of("s", "ms", "By", "", "1", "{request}", "us")) {
                final var histogram = meter.histogramBuilder(
                                "size.in." + (unit.isEmpty() ? "none" : unit.replaceAll("\\W", "x")))
                        .setDescription("Some")
                        .setUnit(unit)
                        .ofLongs()
                        .build();
                for (final long value : new long[] {0, 1, 3, 5, 7, 60, 800, 9_000, 20_000}) {
                    histogram.record(value);
                    histogram.record(value, Attributes.of(AttributeKey.stringKey("route"), "/a\"b\\c\nd"));
                }
            }
            final var latency = meter.histogramBuilder("http.server.request.duration")
                    .setUnit("s")
                    .setExplicitBucketBoundariesAdvice(List.of(0.005, 0.01, 0.025, 0.05, 0.5, 1.0, 10.0))
                    .build();
            for (final double seconds : new double[] {0, 0.001, 0.005, 0.0123, 0.3, 2.5, 100}) {
                latency.record(seconds, Attributes.of(AttributeKey.stringKey("http.route"), "/orders"));
            }
            final var millis =
                    meter.histogramBuilder("old.duration").setUnit("ms").build();
            for (final double ms : new double[] {0.25, 4.5, 5, 12, 300.125}) {
                millis.record(ms);
            }
            for (final String unit : List.of("", "1", "{point}", "us")) {
                final var shares = meter.histogramBuilder(
                                "share.in." + (unit.isEmpty() ? "none" : unit.replaceAll("\\W", "x")))
                        .setUnit(unit)
                        .setExplicitBucketBoundariesAdvice(List.of(0.1, 0.25, 0.5, 7.0))
                        .build();
                for (final double share : new double[] {0, 0.000_001, 0.25, 0.375, 6.5, 20_000.5}) {
                    shares.record(share);
                }
            }
        });
    }

    @Test
    void shouldShowHistogramsOfLongsAndOfDoublesUnderOneName() {
        assertSamePage(provider -> {
            provider.get("one")
                    .histogramBuilder("load.points")
                    .setDescription("Some")
                    .build()
                    .record(0.25);
            provider.get("two")
                    .histogramBuilder("load.points")
                    .setDescription("Some")
                    .ofLongs()
                    .build()
                    .record(7);
        });
    }

    @Test
    void shouldShowGauges() {
        assertSamePage(provider -> {
            final Meter meter = provider.get("shop.pool");
            meter.gaugeBuilder("temperature").setUnit("Cel").build().set(-3.75);
            meter.gaugeBuilder("utilization").setUnit("1").build().set(0.375);
            meter.gaugeBuilder("thread.count")
                    .setUnit("{thread}")
                    .ofLongs()
                    .build()
                    .set(12);
            meter.gaugeBuilder("bound").build().set(Double.POSITIVE_INFINITY);
            meter.gaugeBuilder("memory.used").setUnit("By").ofLongs().build().set(1L << 40);
            meter.gaugeBuilder("uptime").setUnit("s").build().set(1.5);
        });
    }

    @Test
    void shouldShowAttributesOfAllTypes() {
        assertSamePage(provider -> {
            final LongCounter counter =
                    provider.get("types").counterBuilder("typed").build();
            counter.add(
                    1,
                    Attributes.builder()
                            .put("text", "x")
                            .put("whole", 5)
                            .put("half", 0.5)
                            .put("yes", true)
                            .put("texts", "a", "b\"c", "\u0001\t")
                            .put("wholes", 1, 2)
                            .put("9lives", "nine")
                            .put("a.b", "dot")
                            .put("a_b", "underscore")
                            .put("__x__", "much")
                            .build());
            counter.add(1, Attributes.of(AttributeKey.stringKey("otel_scope_name"), "mine"));
        });
    }

    private static void assertSamePage(final Consumer<MeterProvider> program) {
        final ParsedPage theirs = theirs(program);
        final Set<String> families = new TreeSet<>(theirs.types().keySet());
        assertTrue(families.size() > 1, families::toString);
        try (BridgeFixture fixture = new BridgeFixture(new OpenTelemetryContext().resource(RESOURCE))) {
            program.accept(fixture.bridge.getMeterProvider());
            final ParsedPage ours = fixture.pageWith(page -> isSame(
                            theirs.values(), page.only(families::contains).values()))
                    .only(families::contains);

            assertEquals(lines(theirs.types()), lines(ours.types()));
            if (!isSame(theirs.values(), ours.values())) {
                assertEquals(lines(theirs.values()), lines(ours.values()));
            }
            assertEquals(0, fixture.bridge.droppedMeasurements());
        }
    }

    static ParsedPage theirs(final Consumer<MeterProvider> program) {
        final PrometheusMetricReader reader = PrometheusMetricReader.create();
        try (SdkMeterProvider provider = SdkMeterProvider.builder()
                .setResource(Resource.create(RESOURCE))
                .registerMetricReader(reader)
                .build()) {
            program.accept(provider);
            final ByteArrayOutputStream page = new ByteArrayOutputStream();
            PrometheusTextFormatWriter.create().write(page, reader.collect(), EscapingScheme.UNDERSCORE_ESCAPING);
            return ParsedPage.of(page.toString(StandardCharsets.UTF_8));
        } catch (final IOException fault) {
            throw new AssertionError(fault);
        }
    }

    /** Sums of theirs are added up in floating point. */
    private static boolean isSame(final Map<String, Double> a, final Map<String, Double> b) {
        return a.keySet().equals(b.keySet())
                && a.entrySet().stream().allMatch(entry -> {
                    final double x = entry.getValue();
                    final double y = b.get(entry.getKey());
                    return x == y || Math.abs(x - y) <= CLOSE * Math.max(Math.abs(x), Math.abs(y));
                });
    }

    private static String lines(final Map<String, ?> map) {
        final StringBuilder lines = new StringBuilder();
        map.forEach((key, value) -> lines.append(key).append(' ').append(value).append('\n'));
        return lines.toString();
    }
}
