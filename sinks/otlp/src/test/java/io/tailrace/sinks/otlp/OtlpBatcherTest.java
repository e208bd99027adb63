package io.tailrace.sinks.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalBookmark;
import io.tailrace.sinks.otlp.call.OtlpRequest.Signal;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When what is exported: frames of a real engine, and a clock that stands still. */
class OtlpBatcherTest {
    private static final MetricDescriptor JOBS = MetricDescriptor.counter("jobs_total")
            .help("Jobs.")
            .labelNames("queue")
            .build();

    @TempDir
    Path folder;

    private Recorded recorded;
    private PositionStore positions;
    private OtlpBatcher batcher;
    private FrameReader reader;
    private int read;

    @BeforeEach
    void begin() {
        recorded = new Recorded();
        positions = PositionStore.open(folder);
        batcher = batcher(new OtlpContext());
        reader = new FrameReader(batcher);
    }

    private OtlpBatcher batcher(final OtlpContext context) {
        return new OtlpBatcher(
                context.endpoint("http://h:1").exportIntervalMs(10_000).conclude(),
                recorded.clock,
                new JournalContext(Optional::empty, null),
                new LineStart(positions, "otlp"));
    }

    @AfterEach
    void end() {
        recorded.close();
        positions.close();
    }

    /** As an agent does: reads on, and asks what there is to send. */
    private long follow() {
        recorded.log.read((buffer, offset, lengthInBytes, position) -> {
            if (position >= read) {
                reader.onFrame(buffer, offset, lengthInBytes, position);
                read = (int) position + 1;
            }
        });
        return batcher.items();
    }

    private void count(final String queue) {
        final Metric jobs = recorded.engine.register(JOBS);
        recorded.channel.counter(jobs, queue).increment();
        recorded.cut();
    }

    private List<NumberDataPoint> jobs(final OtlpBatch batch) {
        final ExportMetricsServiceRequest request =
                (ExportMetricsServiceRequest) batch.next().message();
        return Recorded.metric(request.getResourceMetrics(0), "jobs_total")
                .getSum()
                .getDataPointsList();
    }

    private void pass(final long ms) {
        for (long passed = 0; passed < ms; passed += 500) {
            recorded.clock.advanceMs(500);
            recorded.work();
        }
    }

    @Test
    void shouldExportOnceAnIntervalWhatChanged() {
        count("a");
        assertTrue(follow() > 0);
        assertTrue(batcher.isFull());
        assertTrue(batcher.recordedAtEpochNs() > 0);
        assertEquals(1, jobs(batcher.take()).size());
        assertFalse(batcher.isFull());

        for (int i = 0; i < 50; i++) {
            count("a");
            assertEquals(0, follow());
        }
        pass(5_000);
        assertTrue(follow() > 0);
        final List<NumberDataPoint> points = jobs(batcher.take());

        assertEquals(51, points.get(0).getAsInt());
        assertEquals(1, points.size());
    }

    @Test
    void shouldTellWhatDoesNotChangeOnceAMinute() {
        count("a");
        follow();
        batcher.take();

        pass(50_000);
        assertEquals(0, follow());
        pass(15_000);
        assertTrue(follow() > 0);
        final NumberDataPoint point = jobs(batcher.take()).get(0);

        assertEquals(1, point.getAsInt());
        assertTrue(recorded.clock.epochNanos() - point.getTimeUnixNano() <= 500_000_000);
    }

    @Test
    void shouldExportOnlyTheNewestOfWhatIsLongPast() {
        for (int i = 0; i < 20; i++) {
            count("a");
            pass(10_000);
        }
        recorded.clock.advanceMs(3_600_000);

        assertEquals(0, follow(), "more may come");
        assertTrue(follow() > 0, "there is no more");
        assertEquals(20, jobs(batcher.take()).get(0).getAsInt());
        assertEquals(0, follow());
    }

    @Test
    void shouldExportWhatChangedWhenItEnds() {
        count("a");
        follow();
        batcher.take();
        count("a");
        assertEquals(0, follow());

        batcher.end();

        assertTrue(batcher.items() > 0);
        assertEquals(2, jobs(batcher.take()).get(0).getAsInt());
        assertEquals(0, batcher.items());
    }

    @Test
    void shouldNotLoseTheLastTotalOfASeriesThatEnds() {
        final Metric jobs = recorded.engine.register(JOBS);
        recorded.engine.expireIdleSeries(jobs, 1_000_000_000L);
        count("a");
        follow();
        batcher.take();
        count("a");
        pass(3_000);

        assertTrue(follow() > 0);
        assertEquals(2, jobs(batcher.take()).get(0).getAsInt());
    }

    @Test
    void shouldSendEntriesAtOnceAndInTheirOrder() {
        for (int i = 0; i < 3; i++) {
            recorded.engine.entries().of(ComponentId.Plain.ORCHESTRATOR).memoryPressure(EventLevel.Known.INFO, i, 0);
            recorded.cut();
        }
        follow();
        final OtlpBatch batch = batcher.take();

        assertEquals(3, batch.items(Signal.LOGS));
        assertEquals(Signal.LOGS, batch.next().signal());
    }

    @Test
    void shouldBeFullWithAsManyEntriesAsItMayHave() {
        batcher = batcher(new OtlpContext().maxEntries(2).metrics(false));
        reader = new FrameReader(batcher);
        recorded.engine.entries().of(ComponentId.Plain.ORCHESTRATOR).memoryPressure(EventLevel.Known.INFO, 1, 0);
        recorded.cut();
        assertEquals(1, follow());
        assertFalse(batcher.isFull());
        recorded.engine.entries().of(ComponentId.Plain.ORCHESTRATOR).memoryPressure(EventLevel.Known.INFO, 2, 0);
        recorded.cut();
        assertEquals(2, follow());
        assertTrue(batcher.isFull());
    }

    @Test
    void shouldKeepWhenTotalsBegan() {
        count("a");
        follow();

        assertEquals(batcher(new OtlpContext()).take().items(), 0);
        assertEquals(
                Long.toString(jobs(batcher.take()).get(0).getStartTimeUnixNano()),
                positions.load("otlp.start").orElseThrow());
    }

    /** The position is moved between two exports, too: who is killed there has read what it has not told. */
    @Test
    void shouldTellAtItsStartWhatWasReadBefore() {
        final Path path = folder.resolve("journal");
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .journal(ChronicleJournal.at(path))
                .threadingMode(ThreadingMode.INVOKER)
                .clock(recorded.clock))) {
            engine.openChannel("c").counter(engine.register(JOBS), "a").increment();
            recorded.clock.advanceMs(500);
            engine.invoke();
        }
        final AtomicReference<JournalBookmark> last = new AtomicReference<>();
        try (ChronicleJournal journal = ChronicleJournal.openForReading(path);
                FrameTailer tailer = journal.openTailer("t", StartPosition.EARLIEST)) {
            tailer.poll(
                    (buffer, offset, lengthInBytes, position) ->
                            last.set(JournalBookmark.of(buffer, offset, lengthInBytes, position)),
                    Integer.MAX_VALUE);
        }
        final OtlpBatcher again = new OtlpBatcher(
                new OtlpContext().endpoint("http://h:1").conclude(),
                recorded.clock,
                new JournalContext(JournalSource.at(path, error -> {}), last.get()),
                new LineStart(positions, "otlp"));
        assertTrue(again.items() > 0);
        assertEquals(1, jobs(again.take()).size());
    }
}
