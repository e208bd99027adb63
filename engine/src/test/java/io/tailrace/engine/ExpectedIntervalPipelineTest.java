package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.HistogramValue;
import io.tailrace.engine.reader.audit.FrameAudit;
import io.tailrace.engine.reader.replay.Replay;
import io.tailrace.engine.reader.replay.ReplayFormat;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Histogram;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.testsupport.ListFrameLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Coordinated omission is corrected behind the ring; what the correction adds is in the buckets, and only there. */
class ExpectedIntervalPipelineTest {
    private static final long MS = 1_000_000;

    private final org.HdrHistogram.Histogram expected = new org.HdrHistogram.Histogram(1_000, 3_600_000_000_000L, 3);

    @Test
    void shouldKeepCorrectedCountsApart() {
        final ListFrameLog journal = new ListFrameLog();
        try (Pipeline pipeline = Pipeline.on(journal)) {
            final Metric latency = latency(pipeline);
            try (Channel channel = pipeline.engine.openChannel("worker")) {
                final List<Histogram> handles = List.of(
                        channel.histogram(latency),
                        pipeline.engine.sharedChannel().histogram(latency));
                for (final Histogram handle : handles) {
                    record(handle, 100 * MS, 10 * MS);
                    record(handle, 3 * MS, 0);
                    record(handle, 5 * MS, 10 * MS);
                    assertEquals(RecordResult.ACCEPTED, handle.record(2 * MS));
                    expected.recordValue(2 * MS);
                }
                pipeline.interval();
                final HistogramValue delta = pipeline.received.lastSnapshot().values().histograms().stream()
                        .filter(value -> value.series().metric().name().equals("latency_seconds"))
                        .findFirst()
                        .orElseThrow();

                assertEquals(8, delta.count());
                assertEquals(18, delta.corrected());
                assertEquals(2 * 110 * MS, delta.sum().toDouble());
                assertEquals(2 * MS, delta.min());
                assertEquals(100 * MS, delta.max());
                assertEquals(expected, delta.histogram());
                assertEquals(8, pipeline.received.lastSnapshot().samples());
            }
            final HistogramTotals totals =
                    pipeline.end().totals("latency_seconds").histogram();
            assertEquals(26, totals.bucketTotal());
            assertEquals(expected.getValueAtPercentile(50), totals.valueAtPercentile(50));
        }
        assertTrue(audit(journal), "nothing differs: the audit takes the corrected counts off the buckets");
    }

    @Test
    void shouldShowAPageOnWhichCountIsTheInfiniteBucket() {
        final ListFrameLog journal = new ListFrameLog();
        try (Pipeline pipeline = Pipeline.on(journal)) {
            record(pipeline.engine.sharedChannel().histogram(latency(pipeline)), 100 * MS, 10 * MS);
            pipeline.interval();
            pipeline.end();
        }
        final String page = replay(journal, ReplayFormat.PROMETHEUS);

        assertTrue(page.contains("latency_seconds_bucket{le=\"0.05\"} 5\n"), page);
        assertTrue(page.contains("latency_seconds_bucket{le=\"+Inf\"} 10\n"), page);
        assertTrue(page.contains("latency_seconds_count 10\n"), page);
        assertTrue(page.contains("latency_seconds_sum 0.1\n"), page);
        final String lines = replay(journal, ReplayFormat.NDJSON);
        assertTrue(lines.contains("\"count\":1,") && lines.contains("\"corrected\":9"), lines);
        assertTrue(lines.contains("\"min\":0.1,\"p50\":0.05"), lines);
    }

    @Test
    void shouldGoOnFromCorrectedTotals() {
        final ListFrameLog journal = new ListFrameLog();
        for (int epoch = 1; epoch <= 2; epoch++) {
            try (Pipeline pipeline = Pipeline.on(journal.reopen())) {
                record(pipeline.engine.sharedChannel().histogram(latency(pipeline)), 100 * MS, 10 * MS);
                pipeline.interval();
                final HistogramTotals totals =
                        pipeline.end().totals("latency_seconds").histogram();
                assertEquals(epoch, totals.count());
                assertEquals(9L * epoch, totals.corrected());
                assertEquals(expected, totals.buckets());
            }
        }
        assertTrue(audit(journal));
    }

    private void record(final Histogram handle, final long value, final long expectedInterval) {
        assertEquals(RecordResult.ACCEPTED, handle.recordWithExpectedInterval(value, expectedInterval));
        expected.recordValueWithExpectedInterval(value, expectedInterval);
    }

    private static Metric latency(final Pipeline pipeline) {
        return pipeline.engine.register(MetricDescriptor.histogram("latency_seconds")
                .help("Latency.")
                .unit(Unit.SECONDS)
                .build());
    }

    private static boolean audit(final ListFrameLog journal) {
        final FrameAudit audit = new FrameAudit();
        journal.read(new FrameReader(audit));
        return audit.report().isWhole();
    }

    private static String replay(final ListFrameLog journal, final ReplayFormat format) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final Replay replay = format.open(ReplayQuery.ALL, out).next();
        journal.read(new FrameReader(replay));
        replay.finish();
        return out.toString(StandardCharsets.UTF_8);
    }
}
