package io.tailrace.engine.descriptor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a descriptor may not be. Each fault is named, all of them at once. */
class DescriptorRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"1st", "with-dash", "with space", "na\u00efve", "a\n", "http.server.duration"})
    void shouldKeepOurOwnNamesWithinTheClassicGrammar(final String name) {
        assertFault(
                MetricDescriptor.gauge(name).firstParty(),
                "the name of a first-party family must match [a-zA-Z_:][a-zA-Z0-9_:]*");
        assertFault(gauge().firstParty().labelNames(name), "of a first-party family must match [a-zA-Z_][a-zA-Z0-9_]*");
        assertDoesNotThrow(() -> MetricDescriptor.gauge(name).help("Some.").build());
        assertDoesNotThrow(() -> gauge().labelNames(name).build());
    }

    @Test
    void shouldRefuseWhatIsNoName() {
        for (final String name : new String[] {null, "", "\uD83D", "a\uDE00b", "a".repeat(201)}) {
            assertFault(MetricDescriptor.gauge(name), "the name must be well-formed text of 1 to 200 characters");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "_a", "a:b", ":a", "A_1", "\uD83D\uDE00", "1"})
    void shouldTakeAnyOtherName(final String name) {
        assertDoesNotThrow(() -> MetricDescriptor.gauge(name).help("Some.").build());
    }

    @Test
    void shouldTellTypesApartByTheSuffix() {
        assertFault(MetricDescriptor.counter("hits"), "a counter's name must end in _total");
        assertFault(MetricDescriptor.gauge("hits_total"), "only a counter's name may end in _total");
        assertFault(MetricDescriptor.histogram("hits_total"), "only a counter's name may end in _total");
        for (final String suffix : new String[] {"_bucket", "_sum", "_count"}) {
            assertFault(MetricDescriptor.gauge("a" + suffix).firstParty(), "may not end in _bucket, _sum or _count");
            assertDoesNotThrow(
                    () -> MetricDescriptor.gauge("a" + suffix).help("A user's.").build());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', must be well-formed text",
        "__mine, not begin with two of _ and .",
        ".._mine, not begin with two of _ and .",
        "service, is a base label",
        "instance, is a base label",
        "build_version, is a base label",
        "amnesia, is a base label",
        "le, is reserved",
        "quantile, is reserved"
    })
    void shouldRefuseALabelName(final String label, final String fault) {
        assertFault(gauge().labelNames(label), fault);
        assertFault(gauge().labelNames("good", label), "label name \"" + label + "\"");
    }

    @Test
    void shouldRefuseLabelsThatAreMissingRepeatedOrTooMany() {
        assertFault(gauge().labelNames((String) null), "label name \"\" must be");
        assertFault(gauge().labelNames("a", "b", "a"), "label names repeat: [a, b, a]");
        assertFault(
                gauge().labelNames(IntStream.range(0, 17).mapToObj(i -> "l" + i).toArray(String[]::new)),
                "at most 16 labels, were 17");
    }

    @Test
    void shouldRefuseHelpThatSaysNothingOrTooMuch() {
        assertFault(gauge().help(""), "help must be 1 to 1024 characters");
        assertFault(gauge().help(" "), "help must be");
        assertFault(gauge().help(null), "help must be");
        assertFault(gauge().help("a".repeat(1_025)), "help must be");
    }

    @Test
    void shouldRefuseWhatIsNotGiven() {
        assertFault(gauge().unit(null), "the unit must be given");
        assertFault(histogram().unit(null), "the unit must be given");
        assertFault(gauge().priority(null), "the priority must be given");
    }

    @Test
    void shouldRefuseLimitsAndVersionsThatCannotBe() {
        assertFault(gauge().seriesLimit(0), "series limit must be at least 1, was 0");
        assertFault(gauge().version(0, 1), "version must be 1.0 to 65534.65534, was 0.1");
        assertFault(gauge().version(1, -1), "was 1.-1");
        assertFault(gauge().version(65_535, 0), "was 65535.0");
        assertFault(gauge().version(1, 65_535), "was 1.65535");
    }

    @Test
    void shouldRefuseARangeOrBoundsOfWhatIsNoHistogram() {
        assertFault(gauge().bounds(1, 2), "only a histogram has a range and bounds");
        assertFault(gauge().range(HistogramRange.TIMES), "only a histogram has a range and bounds");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e10})
    void shouldRefuseABoundThatIsBelow0OrNotFinite(final double bound) {
        assertFault(histogram().unit(Unit.SECONDS).bounds(bound), "must be 0 or more and finite");
    }

    @Test
    void shouldTakeABoundOf0() {
        assertEquals(
                List.of(0L, 5L), histogram().bounds(0, 5).help("Some.").build().bounds());
        assertFault(histogram().bounds(0, 0), "does not rise");
    }

    @Test
    void shouldRefuseBoundsThatDoNotRise() {
        assertFault(histogram().bounds(1, 3, 2), "bound 2.0 does not rise above the one before it");
        assertFault(histogram().bounds(1, 1), "does not rise");
        assertFault(histogram().bounds(1.2, 1.7), "bound 1.7 does not rise");
        assertFault(histogram().unit(Unit.SECONDS).bounds(1e-10), "does not rise");
        assertFault(
                histogram()
                        .bounds(DoubleStream.iterate(1, b -> b + 1).limit(301).toArray()),
                "at most 300 bounds, were 301");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1000, 3",
        "-1, 1000, 3",
        "1, 1, 3",
        "501, 1001, 3",
        "1, 1000, 0",
        "1, 1000, 6",
        "1, 2305843009213693953, 3",
        "4611686018427387904, 2305843009213693952, 3",
        "9223372036854775807, 9223372036854775807, 3"
    })
    void shouldRefuseARange(final long lowest, final long highest, final int digits) {
        assertFault(histogram().range(new HistogramRange(lowest, highest, digits)), "the range must have lowest >= 1");
    }

    @Test
    void shouldRefuseARangeThatHdrHistogramCannotHold() {
        for (int digits = 1; digits <= 5; digits++) {
            for (int magnitude = 40; magnitude <= 60; magnitude++) {
                final HistogramRange range = new HistogramRange(1L << magnitude, 1L << 61, digits);
                if (canHold(range)) {
                    assertDoesNotThrow(() -> histogram().range(range).build());
                } else {
                    assertFault(histogram().range(range), "the range cannot tell " + digits + " digits apart");
                }
            }
        }
    }

    @Test
    void shouldNameEveryFaultAtOnce() {
        final IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> MetricDescriptor.counter("bad \uD83D")
                        .labelNames("le", "service")
                        .help("")
                        .seriesLimit(0)
                        .version(0, 0)
                        .bounds(-1)
                        .build());

        assertEquals(
                "metric \"bad \uD83D\": bound -1.0 must be 0 or more and finite; infinity is always there; "
                        + "the name must be well-formed text of 1 to 200 characters; "
                        + "label name \"le\" is reserved by the exposition format; "
                        + "label name \"service\" is a base label of the service; "
                        + "help must be 1 to 1024 characters; series limit must be at least 1, was 0; "
                        + "version must be 1.0 to 65534.65534, was 0.0",
                refused.getMessage());
    }

    private static boolean canHold(final HistogramRange range) {
        try {
            return new Histogram(range.lowestValue(), range.highestValue(), range.significantDigits())
                            .getHighestTrackableValue()
                    == range.highestValue();
        } catch (final IllegalArgumentException cannot) {
            return false;
        }
    }

    private static MetricDescriptorBuilder gauge() {
        return MetricDescriptor.gauge("depth").help("Depth.");
    }

    private static MetricDescriptorBuilder histogram() {
        return MetricDescriptor.histogram("sizes").help("Sizes.");
    }

    private static void assertFault(final MetricDescriptorBuilder builder, final String fault) {
        final String message =
                assertThrows(IllegalArgumentException.class, builder::build).getMessage();
        assertTrue(message.contains(fault), () -> "\"" + message + "\" should say: " + fault);
    }
}
