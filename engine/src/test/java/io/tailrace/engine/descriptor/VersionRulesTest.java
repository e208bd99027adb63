package io.tailrace.engine.descriptor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A minor version adds labels at the end; a major one does what it likes. */
class VersionRulesTest {
    private static final MetricDescriptor OLDER = latency().build();

    private static MetricDescriptorBuilder latency() {
        return MetricDescriptor.histogram("latency_seconds")
                .unit(Unit.SECONDS)
                .help("Latency.")
                .labelNames("route")
                .version(1, 0);
    }

    static Stream<Arguments> majorChanges() {
        return Stream.of(
                Arguments.of(
                        latency().version(1, 1).unit(Unit.NONE).build(),
                        "unit SECONDS became NONE; range HistogramRange["),
                Arguments.of(
                        latency()
                                .version(1, 1)
                                .range(new HistogramRange(1, 1_000_000, 2))
                                .build(),
                        "range HistogramRange["),
                Arguments.of(latency().version(1, 1).labelNames().build(), "labels [route] became []"),
                Arguments.of(
                        latency().version(1, 1).labelNames("method", "route").build(),
                        "labels [route] became [method, route]"),
                Arguments.of(latency().version(1, 1).labelNames("path").build(), "labels [route] became [path]"),
                Arguments.of(latency().version(1, 1).firstParty().build(), "first-party false became true"),
                Arguments.of(latency().version(1, 1).retainSamples().build(), "retain-samples false became true"),
                Arguments.of(
                        MetricDescriptor.gauge("latency_seconds")
                                .unit(Unit.SECONDS)
                                .help("Latency.")
                                .labelNames("route")
                                .version(1, 1)
                                .build(),
                        "type HISTOGRAM became GAUGE"));
    }

    @ParameterizedTest
    @MethodSource("majorChanges")
    void shouldRefuseAMajorChangeUnderAMinorVersion(final MetricDescriptor newer, final String fault) {
        final String message = assertThrows(IllegalArgumentException.class, () -> VersionRules.check(OLDER, newer))
                .getMessage();

        assertTrue(
                message.startsWith(
                        "metric \"latency_seconds\": version 1.1 is a minor one after 1.0, which may only add"
                                + " labels at the end, but " + fault),
                message);
        assertTrue(message.endsWith(": give it version 2.0"), message);
    }

    @Test
    void shouldLetAMajorVersionChangeAnything() {
        assertDoesNotThrow(() -> VersionRules.check(
                OLDER,
                MetricDescriptor.gauge("latency_seconds")
                        .help("Other.")
                        .version(2, 0)
                        .build()));
    }

    @Test
    void shouldLetAMinorVersionAddALabelWhichMakesOtherSeries() {
        final MetricDescriptor newer =
                latency().version(1, 1).labelNames("route", "method").build();

        assertDoesNotThrow(() -> VersionRules.check(OLDER, newer));
        assertFalse(OLDER.hasSeriesOf(newer));
    }

    @Test
    void shouldSeeTheSameSeriesWhereOnlyWordsAndLimitsChange() {
        final MetricDescriptor newer = latency()
                .version(1, 7)
                .help("Other words.")
                .priority(Priority.CRITICAL)
                .seriesLimit(7)
                .build();

        assertDoesNotThrow(() -> VersionRules.check(OLDER, newer));
        assertTrue(OLDER.hasSeriesOf(newer));
        assertTrue(newer.hasSeriesOf(OLDER));
    }

    @Test
    void shouldOrderByMajorThenMinor() {
        assertEquals(0, VersionRules.compare(OLDER, latency().help("X.").build()));
        assertTrue(VersionRules.compare(OLDER, latency().version(1, 1).build()) < 0);
        assertTrue(VersionRules.compare(
                        latency().version(2, 0).build(), latency().version(1, 9).build())
                > 0);
    }
}
