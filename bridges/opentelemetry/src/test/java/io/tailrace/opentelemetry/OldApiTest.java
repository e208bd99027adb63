package io.tailrace.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.CapturedLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hosts that bring another OpenTelemetry API along: one that is too old is told in one line, and it goes on. */
class OldApiTest {
    private static final Map<Class<?>, Object> NAME = Map.of(String.class, "orders");

    /** How each kind of instrument is built, and how it records. */
    private record Kind(String instrument, String builder, String from, String to, String verb, Object value) {
        static final List<Kind> ALL = List.of(
                new Kind("LongCounter", "LongCounterBuilder", "counterBuilder", null, "add", 1L),
                new Kind("DoubleCounter", "LongCounterBuilder", "counterBuilder", "ofDoubles", "add", 1.0),
                new Kind("LongUpDownCounter", "LongUpDownCounterBuilder", "upDownCounterBuilder", null, "add", 1L),
                new Kind(
                        "DoubleUpDownCounter",
                        "LongUpDownCounterBuilder",
                        "upDownCounterBuilder",
                        "ofDoubles",
                        "add",
                        1.0),
                new Kind("LongGauge", "DoubleGaugeBuilder", "gaugeBuilder", "ofLongs", "set", 1L),
                new Kind("DoubleGauge", "DoubleGaugeBuilder", "gaugeBuilder", null, "set", 1.0),
                new Kind("LongHistogram", "DoubleHistogramBuilder", "histogramBuilder", "ofLongs", "record", 1L),
                new Kind("DoubleHistogram", "DoubleHistogramBuilder", "histogramBuilder", null, "record", 1.0));

        /** Built, and recorded into. */
        Object of(final Host host, final Object meter, final String name) throws Exception {
            final Object first = host.call(meter, "metrics.Meter", from, Map.of(String.class, name));
            final Object last = to == null ? first : host.call(first, "metrics." + builder, to, Map.of());
            final Object built = host.call(last, "metrics." + instrument + "Builder", "build", Map.of());
            final Class<?> type = value instanceof Long ? long.class : double.class;
            host.call(built, "metrics." + instrument, verb, Map.of(type, value));
            return built;
        }
    }

    @Test
    void shouldTellItInOneLineAndGoOn() throws Exception {
        try (Host host = Host.with("old-api")) {
            final String log = CapturedLog.of(() -> host.run(meter -> {
                final Object builder = host.call(meter, "metrics.Meter", "counterBuilder", NAME);
                final Object counter = host.call(builder, "metrics.LongCounterBuilder", "build", Map.of());
                host.call(counter, "metrics.LongCounter", "add", Map.of(long.class, 1L));
            }));

            final List<String> lines = log.lines()
                    .filter(line -> line.contains("TailraceOpenTelemetry"))
                    .toList();
            assertEquals(
                    List.of(
                            "[main] WARN io.tailrace.opentelemetry.TailraceOpenTelemetry - the OpenTelemetry API on the class"
                                    + " path has no io.opentelemetry.api.metrics.LongGauge: give it opentelemetry-api 1.38 or newer."
                                    + " No metrics of OpenTelemetry are recorded"),
                    lines);
        }
    }

    @Test
    void shouldRecordWithoutAnIncubator() throws Exception {
        try (Host host = Host.withoutIncubator()) {
            assertFalse(host.has("incubator.metrics.ExtendedLongCounter"));
            host.run(meter -> {
                for (final Kind kind : Kind.ALL) {
                    kind.of(host, meter, kind.instrument());
                }
            });
        }
    }

    @Test
    void shouldBeEnabledWhereTheIncubatorHasNothingToBindItBy() throws Exception {
        try (Host host = Host.with("unbound-api")) {
            assertFalse(host.has("incubator.metrics.BoundLongCounter"));
            host.run(meter -> {
                for (final Kind kind : Kind.ALL) {
                    final String extended = "incubator.metrics.Extended" + kind.instrument();
                    final Object built = kind.of(host, meter, kind.instrument());
                    assertTrue(host.isInstance(extended, built), extended);
                    assertEquals(true, host.call(built, extended, "isEnabled", Map.of()));
                    // Not even what records nothing may fail the cast.
                    assertTrue(host.isInstance(extended, kind.of(host, meter, "no name")), extended);
                }
            });
        }
    }
}
