package io.tailrace.codec.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OpenMetricsWriterTest {
    private static final long NEW_YEAR_MS = 1_767_225_600_000L;

    private final TextBuffer out = new TextBuffer(16);
    private final OpenMetricsWriter writer = new OpenMetricsWriter(out);

    @Test
    void shouldWriteTheTextThatTheSpecificationDescribes() {
        final LabelSet get = LabelSet.of(List.of("op"), List.of("get"));
        writer.family("requests", FamilyType.COUNTER, "", "All \"requests\".");
        writer.counter(get, 1_027, NEW_YEAR_MS, NEW_YEAR_MS + 1_500);
        writer.counter(get, 1_028, OpenMetricsWriter.NOT_KNOWN, NEW_YEAR_MS + 2_000);
        writer.family("depth", FamilyType.GAUGE, "bytes", "");
        writer.gauge(LabelSet.EMPTY, -1.5, NEW_YEAR_MS);
        writer.family("latency_seconds", FamilyType.HISTOGRAM, "seconds", "");
        writer.histogram(
                get,
                LeBounds.canonical(1e-6, 0.005, 1, 2.5, 1_000_000),
                new long[] {0, 4, 9, 10, 10},
                12,
                31.25,
                NEW_YEAR_MS,
                NEW_YEAR_MS + 1);
        writer.family("something", FamilyType.UNTYPED, "", "");
        writer.end();

        assertEquals("""
                # TYPE requests counter
                # HELP requests All \\"requests\\".
                requests_total{op="get"} 1027 1767225601.500
                requests_created{op="get"} 1767225600.000 1767225601.500
                requests_total{op="get"} 1028 1767225602.000
                # TYPE depth gauge
                depth -1.5 1767225600.000
                # TYPE latency_seconds histogram
                # UNIT latency_seconds seconds
                latency_seconds_bucket{op="get",le="1e-06"} 0 1767225600.001
                latency_seconds_bucket{op="get",le="0.005"} 4 1767225600.001
                latency_seconds_bucket{op="get",le="1.0"} 9 1767225600.001
                latency_seconds_bucket{op="get",le="2.5"} 10 1767225600.001
                latency_seconds_bucket{op="get",le="1e+06"} 10 1767225600.001
                latency_seconds_bucket{op="get",le="+Inf"} 12 1767225600.001
                latency_seconds_count{op="get"} 12 1767225600.001
                latency_seconds_sum{op="get"} 31.25 1767225600.001
                latency_seconds_created{op="get"} 1767225600.000 1767225600.001
                # TYPE something unknown
                # EOF
                """, out.toString());
    }

    @Test
    void shouldWriteTimesThatPrometheusRoundsDownToTheSameMillisecond() {
        final long seed = System.nanoTime();
        final SplittableRandom random = new SplittableRandom(seed);
        writer.within("x", FamilyType.GAUGE);
        for (int i = 0; i < 200_000; i++) {
            final long ms = i < 1_000 ? NEW_YEAR_MS + i : random.nextLong(NEW_YEAR_MS * 3);
            out.clear();
            writer.gauge(LabelSet.EMPTY, 0, ms);
            final String text = out.toString();
            final double seconds = Double.parseDouble(text.substring(text.lastIndexOf(' ') + 1));
            assertEquals(ms, (long) (seconds * 1_000), () -> "seed " + seed + ": " + text);
        }
    }

    @Test
    void shouldWriteLivePagesWithoutTimes() {
        final LabelSet get = LabelSet.of(List.of("op"), List.of("get"));
        writer.liveFamily("requests_total", FamilyType.COUNTER, "", "All.");
        writer.counter(get, 1_027, NEW_YEAR_MS);
        writer.counter(LabelSet.EMPTY, 3, OpenMetricsWriter.NOT_KNOWN);
        writer.liveFamily("busy_seconds_total", FamilyType.COUNTER, "seconds", "");
        writer.counter(LabelSet.EMPTY, 0.5, OpenMetricsWriter.NOT_KNOWN);
        writer.liveFamily("foreign", FamilyType.COUNTER, "", "");
        writer.counter(LabelSet.EMPTY, 4, NEW_YEAR_MS);
        writer.liveFamily("depth", FamilyType.GAUGE, "", "");
        writer.gauge(LabelSet.EMPTY, Double.NaN);
        writer.liveFamily("latency_seconds", FamilyType.HISTOGRAM, "seconds", "");
        writer.histogram(get, LeBounds.canonical(0.005, 1), new long[] {4, 9}, 12, 31.25, NEW_YEAR_MS, exemplars());
        writer.end();

        assertEquals("""
                # TYPE requests counter
                # HELP requests All.
                requests_total{op="get"} 1027
                requests_created{op="get"} 1767225600.000
                requests_total 3
                # TYPE busy_seconds counter
                # UNIT busy_seconds seconds
                busy_seconds_total 0.5
                # TYPE foreign unknown
                foreign 4
                # TYPE depth gauge
                depth NaN
                # TYPE latency_seconds histogram
                # UNIT latency_seconds seconds
                latency_seconds_bucket{op="get",le="0.005"} 4
                latency_seconds_bucket{op="get",le="1.0"} 9 # {trace_id="0000000000000001fffffffffffffffe",span_id="00000000000000ab"} 0.75 1767225600.001
                latency_seconds_bucket{op="get",le="+Inf"} 12 # {trace_id="0000000000000002fffffffffffffffd"} 2.5 1767225600.002
                latency_seconds_count{op="get"} 12
                latency_seconds_sum{op="get"} 31.25
                latency_seconds_created{op="get"} 1767225600.000
                # EOF
                """, out.toString());
    }

    @Test
    void shouldNameSeriesAsTheTextFormatDoesWhateverTheEscaping() {
        for (final NameEscaping escaping : NameEscaping.values()) {
            final OpenMetricsWriter escaped = new OpenMetricsWriter(out, escaping);
            out.clear();
            escaped.liveFamily("http.hits_total", FamilyType.COUNTER, "", "");
            escaped.counter(LabelSet.EMPTY, 1, OpenMetricsWriter.NOT_KNOWN);
            final String name = escaping.escape("http.hits_total");
            final String sample = escaping == NameEscaping.ALLOW_UTF_8 ? "{\"" + name + "\"}" : name;
            assertEquals(sample + " 1", out.toString().lines().toList().get(1));
        }
    }

    @Test
    void shouldKeepTheLabelsOfExemplarsWithinWhatTheSpecificationAllows() {
        assertEquals(63, BucketExemplars.MAX_LABEL_CHARACTERS);
        writer.liveFamily("latency_seconds", FamilyType.HISTOGRAM, "", "");
        writer.histogram(
                LabelSet.EMPTY,
                LeBounds.canonical(0.7),
                new long[] {1},
                1,
                1,
                OpenMetricsWriter.NOT_KNOWN,
                new OneExemplar(0));
        assertFalse(out.toString().contains("#{"), "0.75 is above the bucket's bound");
        assertFalse(out.toString().contains("trace_id"));
    }

    private static BucketExemplars exemplars() {
        return new OneExemplar(1) {
            @Override
            public boolean has(final int bucket) {
                return bucket > 0;
            }

            @Override
            public double value(final int bucket) {
                return bucket == 1 ? 0.75 : 2.5;
            }

            @Override
            public long spanId(final int bucket) {
                return bucket == 1 ? 0xAB : 0;
            }
        };
    }
}
