package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.replay.Replay;
import io.tailrace.engine.reader.replay.ReplayFormat;
import io.tailrace.engine.reader.replay.ReplayPasses;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.engine.recording.SharedHistogram;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Numbers with fractions, from recording to every form in which they are read. */
class FractionsTest {
    private static final MetricDescriptor SHARE = MetricDescriptor.histogram("share")
            .unit(Unit.MILLIONTHS)
            .help("Share.")
            .bounds(0.1, 0.25, 1)
            .build();

    private final Pipeline pipeline = Pipeline.inMemory();

    private Received record() {
        final Metric metric = pipeline.engine.register(SHARE);
        final SharedHistogram histogram = pipeline.engine.sharedChannel().histogram(metric);
        for (final double value : new double[] {0.25, 0.05, 0.5, 3.75}) {
            histogram.record(Unit.MILLIONTHS.toRecorded(value));
        }
        return pipeline.interval();
    }

    @Test
    void shouldGoThroughFrames() {
        try (pipeline) {
            final Received received = record();
            final HistogramTotals totals = received.totals("share").histogram();
            assertEquals(SHARE, received.totals("share").info().metric());
            assertEquals(4.55, Unit.MILLIONTHS.toExposed(totals.sum().toDouble()));
            assertEquals(3.75, Unit.MILLIONTHS.toExposed((double) totals.max()));
        }
    }

    @Test
    void shouldBeFractionsInEveryReplay() {
        try (pipeline) {
            record();
            final String page = replay(ReplayFormat.PROMETHEUS);
            assertTrue(page.contains("""
                            share_bucket{le="0.1"} 1
                            share_bucket{le="0.25"} 2
                            share_bucket{le="1"} 3
                            share_bucket{le="+Inf"} 4
                            share_sum 4.55
                            share_count 4
                            """), page);
            final String openMetrics = replay(ReplayFormat.OPENMETRICS);
            assertTrue(openMetrics.contains("share_bucket{le=\"0.25\"} 2"), openMetrics);
            assertFalse(openMetrics.contains("# UNIT share"), openMetrics);
            final String json = replay(ReplayFormat.NDJSON);
            assertTrue(json.contains("\"unit\":\"none\""), json);
            assertTrue(json.contains("\"sum\":4.55"), json);
            assertTrue(json.contains("\"min\":0.05"), json);
            final String rows = replay(ReplayFormat.CSV);
            assertTrue(rows.contains(",histogram,4,4.55,0.05,"), rows);
            final String log = replay(ReplayFormat.HLOG);
            assertTrue(log.contains(",3.75"), log);
        }
    }

    private String replay(final ReplayFormat format) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ReplayPasses passes = format.open(ReplayQuery.ALL.metric(Pattern.compile("share")), out);
        while (passes.hasNext()) {
            final Replay replay = passes.next();
            try (FrameTailer tailer = pipeline.engine.openTailer("replay", StartPosition.EARLIEST)) {
                tailer.poll(new FrameReader(replay), Integer.MAX_VALUE);
            }
            replay.finish();
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
