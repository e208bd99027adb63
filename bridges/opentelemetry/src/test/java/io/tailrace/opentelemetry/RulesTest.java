package io.tailrace.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.tailrace.testsupport.CapturedLog;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the specification says of names, of instruments that are asked for twice, of values that are none, and of too many attributes. */
class RulesTest {
    private static final String SCOPE = "otel_scope_name=test";

    @Test
    void shouldGiveAnInstrumentThatDoesNothingForANameThatIsNoneAndTellItOnce() {
        try (BridgeFixture fixture = new BridgeFixture()) {
            final List<String> lines = warnings(() -> {
                for (int i = 0; i < 3; i++) {
                    fixture.meter().counterBuilder("9lives").build().add(1);
                    fixture.meter().histogramBuilder("").build().record(1);
                    fixture.meter().gaugeBuilder(null).build().set(1);
                    fixture.meter()
                            .upDownCounterBuilder("x".repeat(256))
                            .build()
                            .add(1);
                }
            });

            assertEquals(4, lines.size(), lines::toString);
            assertTrue(lines.get(0).contains("\"9lives\" of scope \"test\" is no name of an instrument"), lines.get(0));
        }
    }

    @Test
    void shouldCountInOneSeriesWhatIsAskedForTwice() {
        try (BridgeFixture fixture = new BridgeFixture()) {
            final List<String> lines = warnings(() -> {
                fixture.meter()
                        .counterBuilder("orders")
                        .setDescription("Orders")
                        .build()
                        .add(1);
                fixture.meter()
                        .counterBuilder("ORDERS")
                        .setDescription("Orders")
                        .build()
                        .add(2);
                fixture.bridge
                        .getMeter("test")
                        .counterBuilder("orders")
                        .setDescription("Orders")
                        .build()
                        .add(4);
            });

            assertEquals(List.of(), lines);
            assertShown(fixture, "orders_total{" + SCOPE + "}", 7);
        }
    }

    @Test
    void shouldTellOnceWhatContradictsItself() {
        try (BridgeFixture fixture = new BridgeFixture()) {
            final Meter meter = fixture.meter();
            meter.counterBuilder("orders").setDescription("Orders").build().add(1);
            final List<String> lines = warnings(() -> {
                for (int i = 0; i < 2; i++) {
                    meter.counterBuilder("orders")
                            .setDescription("Others")
                            .build()
                            .add(1);
                    meter.histogramBuilder("orders").setUnit("ms").build().record(1);
                    meter.counterBuilder("orders").setUnit("ms").build().add(1);
                }
                // Its page would have two families of one name.
                fixture.bridge.getMeter("other").gaugeBuilder("depth").build().set(1);
                meter.histogramBuilder("depth").build().record(1);
            });

            assertEquals(4, lines.size(), lines::toString);
            assertTrue(lines.get(0).contains("described twice, as \"Orders\" and as \"Others\""), lines.get(0));
            assertTrue(
                    lines.get(1).contains("a long counter, and asked for as a double histogram in ms"), lines.get(1));
            assertTrue(lines.get(3).contains("depth is there as a GAUGE"), lines.get(3));
            assertShown(fixture, "orders_total{" + SCOPE + "}", 3);
            assertShown(fixture, "orders_milliseconds_total{" + SCOPE + "}", 2);
        }
    }

    @Test
    void shouldDropAndCountValuesThatAreNoneAndTellThemOnce() {
        try (BridgeFixture fixture = new BridgeFixture()) {
            final Meter meter = fixture.meter();
            final List<String> lines = warnings(() -> {
                for (int i = 0; i < 2; i++) {
                    meter.counterBuilder("a").build().add(-1);
                    meter.counterBuilder("b").setUnit("s").ofDoubles().build().add(Double.NaN);
                    meter.upDownCounterBuilder("c").ofDoubles().build().add(Double.POSITIVE_INFINITY);
                    meter.gaugeBuilder("d").build().set(Double.NaN);
                    meter.histogramBuilder("e").build().record(-0.5);
                    meter.histogramBuilder("f").build().record(Double.POSITIVE_INFINITY);
                    meter.histogramBuilder("g").ofLongs().build().record(-1);
                }
            });

            assertEquals(14, fixture.bridge.droppedMeasurements());
            assertEquals(7, lines.size(), lines::toString);
            assertTrue(
                    lines.get(0)
                            .contains("instrument \"a\": a counter cannot go down; measurements like that are dropped"),
                    lines.get(0));
        }
    }

    @Test
    void shouldCountInOneSeriesWhatIsBeyondTheLimit() {
        try (BridgeFixture fixture = new BridgeFixture(new OpenTelemetryContext().cardinalityLimit(10))) {
            final LongCounter users = fixture.meter().counterBuilder("users").build();
            final List<String> lines = warnings(() -> {
                for (int round = 0; round < 2; round++) {
                    for (int i = 0; i < 5_000; i++) {
                        users.add(1, Attributes.of(AttributeKey.longKey("id"), (long) i));
                    }
                }
            });

            assertEquals(1, lines.size(), lines::toString);
            final ParsedPage page = fixture.pageWith(
                    one -> one.values().getOrDefault("users_total{" + "otel_metric_overflow=true, " + SCOPE + "}", 0.0)
                            == 9_982.0);
            assertEquals(9_982, page.value("users_total{otel_metric_overflow=true, " + SCOPE + "}"));
            assertEquals(2, page.value("users_total{id=8, " + SCOPE + "}"));
            assertEquals(10, page.only("users_total"::equals).values().size());
        }
    }

    @Test
    void shouldShowAttributesThatTheEngineHasNoRoomForAsWellAsItCan() {
        try (BridgeFixture fixture = new BridgeFixture()) {
            final var many = Attributes.builder();
            for (int i = 0; i < 40; i++) {
                many.put("key" + (char) ('a' + i / 10) + i % 10, "v");
            }
            final List<String> lines = warnings(() -> {
                fixture.meter().counterBuilder("many").build().add(1, many.build());
                fixture.meter()
                        .counterBuilder("odd")
                        .build()
                        .add(
                                1,
                                Attributes.builder()
                                        .put("service", "mine")
                                        .put("le", "1")
                                        .put("long", "x".repeat(1_000))
                                        .put("torn", "a\uD83D")
                                        .put("..", "none")
                                        .build());
            });

            assertEquals(3, lines.size(), lines::toString);
            final String key = "odd_total{exported_le=1, exported_service=mine, long=" + "x".repeat(512) + ", " + SCOPE
                    + ", torn=a\uFFFD}";
            assertShown(fixture, key, 1);
            assertEquals(
                    1,
                    fixture.pageWith(page -> true)
                            .only("many_total"::equals)
                            .values()
                            .size());
        }
    }

    @Test
    void shouldTakeNothingAmissBehindItsEnd() {
        final BridgeFixture fixture = new BridgeFixture();
        final LongCounter counter = fixture.meter().counterBuilder("orders").build();
        fixture.close();
        fixture.bridge.close();

        counter.add(1);
        counter.add(1, Attributes.of(AttributeKey.stringKey("new"), "set"));
        fixture.meter().histogramBuilder("late").build().record(1);
        fixture.meter().upDownCounterBuilder("late.sum").build().add(1);
        assertFalse(warnings(() -> fixture.meter().counterBuilder("").build()).isEmpty());
    }

    @Test
    void shouldNameEveryFaultOfTheContextAtOnce() {
        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> TailraceOpenTelemetry.launch(new OpenTelemetryContext()
                                .cardinalityLimit(1)
                                .callbackIntervalNs(0)
                                .clock(null)
                                .threadFactory(null)
                                .view(MetricView.of("a*").rename("9").bounds(2, 1))))
                .getMessage();

        assertEquals(
                "OpenTelemetry bridge: engine must be given; cardinalityLimit must be 2 to 1000000, was 1; clock must be given;"
                        + " threadFactory must be given; callbackIntervalNs must be 1 ms to 1 min, was 0; view of \"a*\": \"9\" is"
                        + " no name of an instrument; view of \"a*\": bounds must be finite and rise, were [2.0, 1.0]",
                message);
    }

    static void assertShown(final BridgeFixture fixture, final String key, final double value) {
        assertEquals(
                value,
                fixture.pageWith(page ->
                                Double.valueOf(value).equals(page.values().get(key)))
                        .value(key));
    }

    static List<String> warnings(final Runnable task) {
        return CapturedLog.of(task)
                .lines()
                .filter(line -> line.contains("WARN io.tailrace.opentelemetry"))
                .toList();
    }
}
