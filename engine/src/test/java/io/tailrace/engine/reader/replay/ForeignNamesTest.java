package io.tailrace.engine.reader.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.reader.FrameFixture;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.PartFixture;
import io.tailrace.engine.reader.Shop;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

/** A name may be any text, and forges no line of any output. */
class ForeignNamesTest {
    private static final String NAME = "http.hits, \"x\"} 1\nforged_total";

    private final FrameFixture frames = Shop.describe(new FrameFixture().epoch(1))
            .descriptor(20, counter(NAME))
            .descriptor(21, counter(NAME.replace(' ', '.')))
            .descriptor(22, histogram())
            .series(30, 20, "v", "w")
            .series(31, 21, "v", "w")
            .series(32, 22, "v", "w")
            .snapshotPart(
                    1, 0, new PartFixture().counter(30, 5).counter(31, 6).histogram(32, Shop.latencies(1_048_576)))
            .snapshotCommit(1, 1);

    @Test
    void shouldBeEscapedOnAPage() {
        final List<String> lines = lines(ReplayFormat.PROMETHEUS, "hits");

        assertEquals("# TYPE http_hits___x___1_forged_total counter", lines.get(1));
        assertEquals(1, lines.stream().filter(line -> line.startsWith("# TYPE")).count(), "the other is written alike");
        assertEquals(
                "http_hits___x___1_forged_total{a_b=\"v\",c__d=\"w\"}",
                lines.get(2).split(" ", 2)[0]);
    }

    @Test
    void shouldBeEscapedInABackfill() {
        final List<String> lines = lines(ReplayFormat.OPENMETRICS, "hits");

        assertEquals("# TYPE http_hits___x___1_forged counter", lines.get(0));
        assertTrue(lines.get(2).startsWith("http_hits___x___1_forged_total{a_b=\"v\",c__d=\"w\"} 5 "), lines.get(2));
        assertEquals(4, lines.size(), lines::toString);
    }

    @Test
    void shouldStandInOneFieldOfRows() {
        final List<String> rows = lines(ReplayFormat.CSV, "hits");

        assertEquals("\"http.hits, \"\"x\"\"} 1", rows.get(0).split(",", 3)[2]);
        assertEquals(2, rows.size(), rows::toString);
    }

    @Test
    void shouldStandInOneFieldOfLines() {
        final List<String> lines = lines(ReplayFormat.NDJSON, "http.hits, ");

        assertEquals(1, lines.size());
        assertTrue(
                lines.get(0).contains("\"metric\":\"http.hits, \\\"x\\\"} 1\\nforged_total\",\"labels\":{"),
                lines.get(0));
    }

    @Test
    void shouldBeATagOfAnIntervalLog() {
        final String text = replay(ReplayFormat.HLOG);

        final HistogramLogReader reader =
                new HistogramLogReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        final EncodableHistogram histogram = reader.nextIntervalHistogram();
        assertEquals("size%20of%2C%0Ax{a.b=v;c%2C%0Ad=w}", histogram.getTag());
    }

    private List<String> lines(final ReplayFormat format, final String containing) {
        return replay(format).lines().filter(line -> line.contains(containing)).toList();
    }

    private String replay(final ReplayFormat format) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ReplayPasses passes = format.open(ReplayQuery.ALL, out);
        while (passes.hasNext()) {
            final Replay replay = passes.next();
            frames.writeTo(new FrameReader(replay));
            replay.finish();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static MetricDescriptor counter(final String name) {
        return MetricDescriptor.counter(name)
                .help("Hits.")
                .labelNames("a.b", "c,\nd")
                .build();
    }

    private static MetricDescriptor histogram() {
        return MetricDescriptor.histogram("size of,\nx")
                .help("Sizes.")
                .labelNames("a.b", "c,\nd")
                .range(Shop.LATENCY_METRIC.range())
                .build();
    }
}
