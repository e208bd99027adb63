package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.sbe.ExemplarsDecoder;
import io.tailrace.codec.sbe.SnapshotCommitDecoder;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.Exemplar;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.reader.audit.FrameAudit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Histogram;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.SettableClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exemplars from a writer to a reader. */
class ExemplarPipelineTest {
    private static final long MS = 1_000_000;
    private static final String NAME = "latency_seconds";

    private final ListFrameLog journal = new ListFrameLog();

    @Test
    void shouldShowTheNewestOfEachBucketBehindItsSnapshot() {
        try (Pipeline pipeline = Pipeline.on(journal)) {
            final Histogram own = pipeline.engine.openChannel("worker").histogram(latency(pipeline));
            final Histogram ofAll = pipeline.engine.sharedChannel().histogram(latency(pipeline));
            own.record(2 * MS, 0xAB, 1, 7);
            ofAll.record(50 * MS, 0xAB, 2, 0);
            pipeline.interval();
            assertExemplar(pipeline, 0, 2 * MS, 1);
            assertExemplar(pipeline, 1, 50 * MS, 2);
            assertNull(pipeline.received.totals(NAME).exemplar(2));
            assertEquals(
                    "00000000000000ab0000000000000001", exemplar(pipeline, 0).traceId());
            assertEquals("0000000000000007", exemplar(pipeline, 0).spanId());
            assertEquals("", exemplar(pipeline, 1).spanId());
            assertEquals(
                    SettableClock.START_EPOCH_NS + 100 * MS,
                    exemplar(pipeline, 0).atNs());

            own.record(3 * MS, 0xAB, 3, 7);
            pipeline.interval();
            assertExemplar(pipeline, 0, 3 * MS, 3);
            assertExemplar(pipeline, 1, 50 * MS, 2);
            final List<Integer> templates = pipeline.received.frames.stream()
                    .map(Received.Frame::templateId)
                    .toList();
            final int commit = templates.lastIndexOf(SnapshotCommitDecoder.TEMPLATE_ID);
            assertEquals(ExemplarsDecoder.TEMPLATE_ID, templates.get(commit + 1));
            pipeline.end();
        }
        final FrameAudit audit = new FrameAudit();
        journal.read(new FrameReader(audit));
        assertTrue(audit.report().isWhole());
    }

    @Test
    void shouldKeepAnExemplarOfAChannelThatClosed() {
        try (Pipeline pipeline = Pipeline.on(journal)) {
            final Metric latency = latency(pipeline);
            try (Channel channel = pipeline.engine.openChannel("worker")) {
                channel.histogram(latency).record(2 * MS, 1, 1, 1);
            }
            pipeline.interval();
            pipeline.interval();
            assertEquals(1, pipeline.received.closed.size());
            assertExemplar(pipeline, 0, 2 * MS, 1);
        }
    }

    @Test
    void shouldTakeWhatWasOfferedBeforeTheEngineCloses() {
        try (Pipeline pipeline = Pipeline.on(journal)) {
            pipeline.engine.sharedChannel().histogram(latency(pipeline)).record(2 * MS, 1, 1, 1);
            pipeline.end();
            assertExemplar(pipeline, 0, 2 * MS, 1);
        }
    }

    @Test
    void shouldWriteNothingWhenNothingIsOffered() {
        try (Pipeline pipeline = Pipeline.on(journal)) {
            final Histogram histogram = pipeline.engine.sharedChannel().histogram(latency(pipeline));
            histogram.record(2 * MS, 1, 1, 1);
            pipeline.interval();
            final long frames = exemplarFrames(pipeline);
            assertTrue(frames > 0);
            histogram.record(2 * MS);
            histogram.record(2 * MS, 0, 0, 1);
            pipeline.interval();
            assertEquals(frames, exemplarFrames(pipeline));
        }
    }

    @Test
    void shouldTellALateReaderAllOfThemBehindTheCheckpoint() {
        try (Pipeline pipeline = Pipeline.on(journal)) {
            pipeline.engine.sharedChannel().histogram(latency(pipeline)).record(2 * MS, 1, 1, 1);
            pipeline.interval();
            final int before = journal.size();
            journal.askForCheckpoint();
            pipeline.engine.sharedChannel().histogram(latency(pipeline)).record(1);
            pipeline.interval();
            pipeline.interval();
            pipeline.end();

            final TelemetryView late = new TelemetryView();
            final FrameReader reader = new FrameReader(late);
            final int[] at = {0};
            journal.read((buffer, offset, length, position) -> {
                if (at[0]++ >= before) {
                    reader.onFrame(buffer, offset, length, position);
                }
            });
            final SeriesTotals totals = late.series().stream()
                    .filter(series -> series.info().metric().name().equals(NAME))
                    .findFirst()
                    .orElseThrow();
            assertEquals(2 * MS, totals.exemplar(0).value());
            assertEquals(2, totals.histogram().count());
        }
    }

    private static void assertExemplar(
            final Pipeline pipeline, final int bucket, final long value, final long traceIdLow) {
        assertEquals(value, exemplar(pipeline, bucket).value());
        assertEquals(traceIdLow, exemplar(pipeline, bucket).traceIdLow());
    }

    private static Exemplar exemplar(final Pipeline pipeline, final int bucket) {
        return pipeline.received.totals(NAME).exemplar(bucket);
    }

    private static long exemplarFrames(final Pipeline pipeline) {
        return pipeline.received.frames.stream()
                .filter(frame -> frame.templateId() == ExemplarsDecoder.TEMPLATE_ID)
                .count();
    }

    private static Metric latency(final Pipeline pipeline) {
        return pipeline.engine.register(MetricDescriptor.histogram(NAME)
                .help("Latency.")
                .unit(Unit.SECONDS)
                .bounds(0.01, 0.1)
                .build());
    }
}
