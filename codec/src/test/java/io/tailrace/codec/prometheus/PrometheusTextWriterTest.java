package io.tailrace.codec.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrometheusTextWriterTest {
    private final TextBuffer out = new TextBuffer(16);
    private final PrometheusTextWriter writer = new PrometheusTextWriter(out);

    @Test
    void shouldWriteThePageThatTheFormatDescribes() {
        final LabelSet labels = LabelSet.of(List.of("route", "method"), List.of("/metrics", "GET"));
        writer.family("http_requests_total", FamilyType.COUNTER, "Requests answered.");
        writer.sample(labels, 1027);
        writer.sample(LabelSet.of(List.of("path"), List.of("C:\\DIR\n\"x\"")), 3);
        writer.family("temperature", FamilyType.GAUGE, "A \\ and a \"line\nfeed\".");
        writer.sample(LabelSet.EMPTY, -1.5);
        writer.sample(LabelSet.of(List.of("site"), List.of("")), Double.NaN);
        writer.family("latency_seconds", FamilyType.HISTOGRAM, "");
        writer.histogram(labels, LeBounds.of(0.000001, 0.005, 1, 2.5), new long[] {0, 4, 9, 10}, 12, 31.25);
        writer.histogram(LabelSet.EMPTY, LeBounds.of(), new long[0], 0, 0);
        writer.family("something", FamilyType.UNTYPED, "");
        writer.sample(LabelSet.EMPTY, Double.NEGATIVE_INFINITY);

        assertEquals("""
                # HELP http_requests_total Requests answered.
                # TYPE http_requests_total counter
                http_requests_total{route="/metrics",method="GET"} 1027
                http_requests_total{path="C:\\\\DIR\\n\\"x\\""} 3
                # HELP temperature A \\\\ and a "line\\nfeed".
                # TYPE temperature gauge
                temperature -1.5
                temperature{site=""} NaN
                # TYPE latency_seconds histogram
                latency_seconds_bucket{route="/metrics",method="GET",le="1e-06"} 0
                latency_seconds_bucket{route="/metrics",method="GET",le="0.005"} 4
                latency_seconds_bucket{route="/metrics",method="GET",le="1"} 9
                latency_seconds_bucket{route="/metrics",method="GET",le="2.5"} 10
                latency_seconds_bucket{route="/metrics",method="GET",le="+Inf"} 12
                latency_seconds_sum{route="/metrics",method="GET"} 31.25
                latency_seconds_count{route="/metrics",method="GET"} 12
                latency_seconds_bucket{le="+Inf"} 0
                latency_seconds_sum 0
                latency_seconds_count 0
                # TYPE something untyped
                something -Inf
                """, out.toString());
    }

    @Test
    void shouldWriteTimestampsWhileTheyAreOn() {
        writer.family("g", FamilyType.GAUGE, "");
        writer.timestampMs(1_700_000_000_123L);
        writer.sample(LabelSet.EMPTY, 1);
        writer.noTimestamp();
        writer.sample(LabelSet.EMPTY, 2);
        assertEquals("# TYPE g gauge\ng 1 1700000000123\ng 2\n", out.toString());
    }

    @Test
    void shouldEscapeNamesThatOldScrapersCannotRead() {
        writer.family("http.duration\n# TYPE x gauge", FamilyType.HISTOGRAM, "");
        writer.histogram(
                LabelSet.of(List.of("a:b", "caf\u00e9\"} 1\nx"), List.of("1", "2")), LeBounds.of(), new long[0], 1, 2);
        assertEquals("""
                # TYPE http_duration___TYPE_x_gauge histogram
                http_duration___TYPE_x_gauge_bucket{a_b="1",caf____1_x="2",le="+Inf"} 1
                http_duration___TYPE_x_gauge_sum{a_b="1",caf____1_x="2"} 2
                http_duration___TYPE_x_gauge_count{a_b="1",caf____1_x="2"} 1
                """, out.toString());
    }

    @Test
    void shouldQuoteNamesForScrapersThatCanReadThem() {
        final PrometheusTextWriter quoting = new PrometheusTextWriter(out, NameEscaping.ALLOW_UTF_8);
        quoting.family("http.duration\n\"x\\", FamilyType.GAUGE, "Some.");
        quoting.sample(LabelSet.EMPTY, 1);
        quoting.sample(LabelSet.of(List.of("a", "b.c\n\""), List.of("1", "2")), 3);
        quoting.family("a.b", FamilyType.HISTOGRAM, "");
        quoting.histogram(LabelSet.EMPTY, LeBounds.of(), new long[0], 1, 2);
        quoting.family("classic", FamilyType.GAUGE, "");
        quoting.sample(LabelSet.of(List.of("a:b"), List.of("1")), 3);
        assertEquals("""
                # HELP "http.duration\\n\\"x\\\\" Some.
                # TYPE "http.duration\\n\\"x\\\\" gauge
                {"http.duration\\n\\"x\\\\"} 1
                {"http.duration\\n\\"x\\\\",a="1","b.c\\n\\""="2"} 3
                # TYPE "a.b" histogram
                {"a.b_bucket",le="+Inf"} 1
                {"a.b_sum"} 2
                {"a.b_count"} 1
                # TYPE classic gauge
                classic{"a:b"="1"} 3
                """, out.toString());
    }

    @Test
    void shouldRefuseWhatIsNoName() {
        for (final String name : List.of("", "\uD83D", "a\uDE00")) {
            assertThrows(IllegalArgumentException.class, () -> writer.family(name, FamilyType.GAUGE, "help"));
            assertThrows(IllegalArgumentException.class, () -> LabelSet.of(List.of(name), List.of("v")));
        }
        assertThrows(IllegalArgumentException.class, () -> LabelSet.of(List.of("__name__"), List.of("v")));
        assertEquals(0, out.lengthInBytes());
    }

    @Test
    void shouldRefuseLabelsThatBecomeOneByEscaping() {
        writer.family("g", FamilyType.GAUGE, "");
        final LabelSet two = LabelSet.of(List.of("a.b", "a_b"), List.of("1", "2"));
        assertThrows(IllegalArgumentException.class, () -> writer.sample(two, 1));
        assertThrows(IllegalArgumentException.class, () -> two.check(NameEscaping.UNDERSCORES));
        two.check(NameEscaping.VALUES);
        two.check(NameEscaping.ALLOW_UTF_8);
        final LabelSet name = LabelSet.of(List.of("..name.."), List.of("forged"));
        assertThrows(IllegalArgumentException.class, () -> writer.sample(name, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> LabelSet.of(List.of("_name_"), List.of("forged")).check(NameEscaping.DOTS));
        assertEquals("# TYPE g gauge\n", out.toString());
    }

    @Test
    void shouldRefuseLabelsThatClash() {
        final LabelSet base = LabelSet.of(List.of("service"), List.of("s"));
        assertThrows(IllegalArgumentException.class, () -> base.with(List.of("service"), List.of("t")));
        assertThrows(IllegalArgumentException.class, () -> LabelSet.of(List.of("a", "a"), List.of("1", "2")));
        assertThrows(IllegalArgumentException.class, () -> LabelSet.of(List.of("a"), List.of()));
        final LabelSet le = base.with(List.of("le"), List.of("1"));
        writer.family("h", FamilyType.HISTOGRAM, "");
        assertThrows(IllegalArgumentException.class, () -> writer.histogram(le, LeBounds.of(1), new long[] {0}, 0, 0));
        assertEquals("# TYPE h histogram\n", out.toString());
    }

    @Test
    void shouldRefuseSamplesOutsideTheirKindOfFamily() {
        assertThrows(IllegalStateException.class, () -> writer.sample(LabelSet.EMPTY, 1));
        writer.family("g", FamilyType.GAUGE, "");
        assertThrows(
                IllegalStateException.class, () -> writer.histogram(LabelSet.EMPTY, LeBounds.of(), new long[0], 0, 0));
        writer.family("h", FamilyType.HISTOGRAM, "");
        assertThrows(IllegalStateException.class, () -> writer.sample(LabelSet.EMPTY, 1.5));
    }

    @Test
    void shouldRefuseBoundsThatDoNotRise() {
        assertThrows(IllegalArgumentException.class, () -> LeBounds.of(1, 1));
        assertThrows(IllegalArgumentException.class, () -> LeBounds.of(2, 1));
        assertThrows(IllegalArgumentException.class, () -> LeBounds.of(1, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> LeBounds.of(Double.NaN));
        assertEquals("[-1.0, 0.0, 1.0]", LeBounds.of(-1, 0, 1).toString());
    }
}
