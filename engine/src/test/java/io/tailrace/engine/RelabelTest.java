package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.engine.descriptor.EngineLabels;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.entry.ComponentEntries;
import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.AppenderState;
import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.reader.replay.Replay;
import io.tailrace.engine.reader.replay.ReplayFormat;
import io.tailrace.engine.reader.replay.ReplayPasses;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.testsupport.FaultyFrameLog;
import io.tailrace.testsupport.ListFrameLog;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** An engine that goes on under other labels: in a new epoch, with nothing lost, and without a restart. */
class RelabelTest {
    private static final long NO_TIME = 0;
    private static final int SMALL_LOG = 1 << 18;
    private static final EngineLabels BLUE = new EngineLabels("shop", "one", "1", Map.of("tier", "blue"));
    private static final EngineLabels GREEN = new EngineLabels("shop", "one", "1", Map.of("tier", "green"));

    private final ListFrameLog list = new ListFrameLog();
    private final FaultyFrameLog journal = new FaultyFrameLog(list, new Random(1));
    private boolean stallsAtNextAppend;

    @Test
    void shouldOpenAnEpochWithTheNewLabels() {
        try (Pipeline pipeline = blue()) {
            assertEquals(BLUE, pipeline.engine.labels());

            assertEquals(RelabelResult.RELABELLED, pipeline.engine.relabel(GREEN, NO_TIME));

            assertEquals(GREEN, pipeline.engine.labels());
            assertEquals(2, pipeline.engine.epoch());
            assertEquals(1, pipeline.engine.firstEpoch());
            final List<EpochInfo> epochs = pipeline.end().epochs;
            assertEquals(2, epochs.size());
            assertEquals(Map.of("tier", "blue"), epochs.get(0).extraLabels());
            assertEquals(Map.of("tier", "green"), epochs.get(1).extraLabels());
            assertTrue(epochs.get(1).resumed());
            assertTrue(epochs.get(1).isRelabelOf(epochs.get(0)));
            assertFalse(epochs.get(1).isOfSameService(epochs.get(0)));
        }
        assertWhole(2);
    }

    @Test
    void shouldOpenNoneForTheLabelsThatItHas() {
        try (Pipeline pipeline = blue()) {
            assertEquals(
                    RelabelResult.UNCHANGED,
                    pipeline.engine.relabel(new EngineLabels("shop", "one", "1", Map.of("tier", "blue")), NO_TIME));
            assertEquals(1, pipeline.engine.epoch());
        }
    }

    @Test
    void shouldLoseNoSampleAndLetUsersTotalsGoOn() {
        try (Pipeline pipeline = blue()) {
            final Channel channel = pipeline.engine.openChannel("worker");
            final Counter hits = channel.counter(pipeline.counter("hits_total"));
            hits.add(5);
            channel.histogram(pipeline.histogram("sizes")).record(100);
            channel.gauge(pipeline.gauge("depth")).set(3);

            pipeline.engine.relabel(GREEN, NO_TIME); // what is in the ring counts under the old labels

            assertEquals(5, pipeline.poll().counter("hits_total"));
            assertEquals(
                    3,
                    pipeline.received.snapshots.stream()
                            .filter(snapshot -> snapshot.epoch().epoch() == 1)
                            .mapToLong(snapshot -> snapshot.samples())
                            .sum());
            hits.add(2);
            channel.histogram(pipeline.histogram("sizes")).record(7);
            pipeline.interval();
            assertEquals(7, pipeline.received.counter("hits_total"));
            assertEquals(2, pipeline.received.totals("sizes").histogram().count());
            assertEquals(3, pipeline.received.totals("depth").gaugeValue());
            assertEquals(0, pipeline.received.lastSnapshot().channels().get(0).firstSequence(), "of this epoch");
            assertEquals(1, pipeline.received.lastSnapshot().snapshotId());
            channel.close();
            assertEquals(1, pipeline.end().closed.get(0).lastSequence());
        }
        final AuditReport report = assertWhole(2);
        assertEquals(3, report.epochs().get(0).samples());
        assertEquals(2, report.epochs().get(1).samples());
    }

    @Test
    void shouldBeginFirstPartySeriesAtZeroAndCountNoRestart() {
        try (Pipeline pipeline = blue()) {
            final Metric ours = pipeline.engine.register(MetricDescriptor.counter("ours_total")
                    .help("Ours.")
                    .firstParty()
                    .build());
            final Metric times = pipeline.engine.register(MetricDescriptor.histogram("ours_bytes")
                    .help("Ours.")
                    .firstParty()
                    .build());
            final Channel channel = pipeline.engine.openChannel("worker");
            channel.counter(ours).add(5);
            channel.histogram(times).record(9);
            pipeline.interval();
            final long snapshots = pipeline.received.counter("tailrace_snapshots_total");
            final long samples = pipeline.received.counter("tailrace_samples_total");
            assertEquals(2, samples);
            assertEquals(1, snapshots);

            pipeline.engine.relabel(GREEN, NO_TIME);

            assertEquals(0, pipeline.poll().counter("ours_total"));
            assertEquals(0, pipeline.received.totals("ours_bytes").histogram().count());
            assertEquals(0, pipeline.received.counter("tailrace_samples_total"));
            assertEquals(0, pipeline.received.counter("tailrace_snapshots_total"));
            channel.counter(ours).add(2);
            channel.histogram(times).record(3);
            pipeline.interval();
            assertEquals(2, pipeline.received.counter("ours_total"));
            assertEquals(1, pipeline.received.totals("ours_bytes").histogram().count());
            assertEquals(2, pipeline.received.counter("tailrace_samples_total"));
            assertEquals(1, pipeline.received.counter("tailrace_snapshots_total"));
            assertEquals(0, pipeline.received.counter("service_restarts_total"));
            pipeline.end();
        }
        list.reopen();
        try (Pipeline restarted = of(GREEN)) {
            restarted.interval();
            assertEquals(1, restarted.received.counter("service_restarts_total"), "one restart, three epochs");
            assertEquals(3, restarted.engine.epoch());
            restarted.engine.register(MetricDescriptor.counter("ours_total")
                    .help("Ours.")
                    .firstParty()
                    .build());
            restarted
                    .engine
                    .openChannel("worker")
                    .counter(restarted.engine.register(MetricDescriptor.counter("ours_total")
                            .help("Ours.")
                            .firstParty()
                            .build()))
                    .add(1);
            restarted.interval();
            assertEquals(3, restarted.received.counter("ours_total"), "the same labels: it goes on");
            restarted.end();
        }
        assertWhole(3);
    }

    @Test
    void shouldCountNoRestartIfItIsKilledBehindTheFirstFrame() {
        try (Pipeline pipeline = blue()) {
            pipeline.interval();
            final int before = list.size();
            pipeline.engine.relabel(GREEN, NO_TIME);
            list.dropLast(list.size() - before - 1);
        }
        list.reopen();
        try (Pipeline restarted = of(GREEN)) {
            assertEquals(1, restarted.interval().counter("service_restarts_total"));
            assertEquals(3, restarted.engine.epoch());
        }
    }

    @Test
    void shouldWaitForAJournalThatIsLeftBehind() {
        try (Pipeline pipeline = blue()) {
            final Channel channel = pipeline.engine.openChannel("worker");
            final Counter hits = channel.counter(pipeline.counter("hits_total"));
            hits.increment();
            leaveBehind(pipeline, channel);
            assertEquals(RelabelResult.TIMED_OUT, pipeline.engine.relabel(GREEN, NO_TIME));
            pipeline.interval();
            assertEquals(BLUE, pipeline.engine.labels(), "taken back");

            journal.heal();
            pipeline.passMs(1_000);
            pipeline.interval();
            assertEquals(RelabelResult.RELABELLED, pipeline.engine.relabel(GREEN, NO_TIME));
            hits.increment();
            pipeline.end();
        }
        final AuditReport report = FlightRecutTest.audit(list);
        assertTrue(report.isWhole(), report::toString);
        assertEquals(2, report.epochs().size());
        assertEquals(2, Pipeline.read(list).counter("hits_total"));
    }

    @Test
    void shouldTellAJournalThatDidNotComeToTheEndOfAnEpoch() {
        long recorded = 0;
        try (Pipeline pipeline = blue()) {
            final Channel channel = pipeline.engine.openChannel("worker");
            final Counter hits = channel.counter(pipeline.counter("hits_total"));
            hits.increment();
            pipeline.interval();
            stallsAtNextAppend = true;
            hits.increment();
            assertEquals(RelabelResult.RELABELLED, pipeline.engine.relabel(GREEN, NO_TIME));
            hits.increment();
            recorded = 3 + leaveBehind(pipeline, channel);
            assertEquals(FlushResult.TIMED_OUT, pipeline.engine.flush(NO_TIME));
            journal.heal();
            pipeline.passMs(1_000);
            pipeline.interval();
            assertEquals(FlushResult.FLUSHED, pipeline.engine.flush(NO_TIME));
            pipeline.end();
        }
        final Received received = Pipeline.read(list);
        assertEquals(List.of(), received.faults);
        assertEquals(3, received.counter("hits_total"));
        assertEquals(1, received.journalGaps.size());
        assertEquals(
                recorded,
                received.snapshots.stream()
                                .mapToLong(snapshot -> snapshot.samples())
                                .sum()
                        + received.journalGaps.get(0).samples());
        final AuditReport report = FlightRecutTest.audit(list);
        assertTrue(report.isWhole(), report::toString);
        assertEquals(
                recorded,
                report.epochs().stream()
                        .mapToLong(epoch -> epoch.samples() + epoch.gapSamples())
                        .sum());
    }

    @Test
    void shouldDeliverAFlushOverEpochs() {
        try (Pipeline pipeline = blue()) {
            final Counter hits = pipeline.engine.openChannel("worker").counter(pipeline.counter("hits_total"));
            for (int i = 0; i < 20; i++) {
                hits.increment();
                pipeline.interval();
            }
            assertEquals(FlushResult.FLUSHED, pipeline.engine.flush(NO_TIME));
            stallsAtNextAppend = true;
            pipeline.engine.relabel(GREEN, NO_TIME);
            hits.increment();
            assertEquals(FlushResult.TIMED_OUT, pipeline.engine.flush(NO_TIME), "its first frames are not there");
            journal.heal();
            assertEquals(FlushResult.FLUSHED, pipeline.engine.flush(NO_TIME));
            assertEquals(21, Pipeline.read(list).counter("hits_total"));
        }
        assertWhole(2);
    }

    @Test
    void shouldKeepRetainedSamplesAndChannelsApartByEpoch() {
        try (Pipeline pipeline = blue()) {
            final Metric kept = pipeline.engine.register(MetricDescriptor.counter("kept_total")
                    .help("Kept.")
                    .retainSamples()
                    .build());
            final Channel channel = pipeline.engine.openChannel("worker");
            final Counter plain = channel.counter(pipeline.counter("hits_total"));
            plain.increment();
            pipeline.engine.relabel(GREEN, NO_TIME);
            plain.increment();
            channel.counter(kept).add(4);
            pipeline.engine.relabel(BLUE, NO_TIME);
            channel.counter(kept).add(5);
            plain.increment();
            pipeline.interval();
            pipeline.engine.relabel(GREEN, NO_TIME);
            channel.counter(kept).add(6);
            pipeline.end();
        }
        final AuditReport report = assertWhole(4);
        assertEquals(
                List.of(0L, 1L, 1L, 1L),
                report.epochs().stream().map(epoch -> epoch.retained()).toList());
    }

    @Test
    void shouldBackfillEachLabelSetWithItsOwnTotals() {
        try (Pipeline pipeline = blue()) {
            final Channel channel = pipeline.engine.openChannel("worker");
            final Counter ours = channel.counter(pipeline.engine.register(MetricDescriptor.counter("ours_total")
                    .help("Ours.")
                    .firstParty()
                    .build()));
            final Counter hits = channel.counter(pipeline.counter("hits_total"));
            for (final EngineLabels labels : List.of(BLUE, GREEN, BLUE)) {
                pipeline.engine.relabel(labels, NO_TIME);
                for (int i = 0; i < 2; i++) {
                    ours.add(labels.equals(GREEN) ? 1 : 10);
                    hits.increment();
                    pipeline.interval();
                }
            }
            pipeline.end();
        }
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ReplayPasses passes = ReplayFormat.OPENMETRICS.open(ReplayQuery.ALL, out);
        while (passes.hasNext()) {
            final Replay pass = passes.next();
            list.read(new FrameReader(pass));
            pass.finish();
        }
        final String text = out.toString(StandardCharsets.UTF_8);
        assertEquals(List.of(), passes.omissions());
        assertEquals(List.of("0", "10", "20", "0", "10", "20"), values(text, "ours_total\\{.*tier=\"blue\"\\}"), text);
        assertEquals(List.of("0", "1", "2"), values(text, "ours_total\\{.*tier=\"green\"\\}"), text);
        assertEquals(
                "6", values(text, "hits_total").get(values(text, "hits_total").size() - 1), text);
    }

    /** Each once that follows another. */
    private static List<String> values(final String text, final String series) {
        final List<String> values = new ArrayList<>();
        text.lines().filter(line -> line.matches(series + " .*")).forEach(line -> {
            final String value =
                    line.replaceFirst(series + " ", "").replaceFirst(" .*", "").replaceFirst("\\.0$", "");
            if (values.isEmpty() || !values.get(values.size() - 1).equals(value)) {
                values.add(value);
            }
        });
        return values;
    }

    @Test
    void shouldCountTelemetryEntriesByEpoch() {
        try (Pipeline pipeline = blue()) {
            final ComponentEntries entries = pipeline.engine.entries().of(ComponentId.Plain.ORCHESTRATOR);
            entries.memoryPressure(EventLevel.Known.INFO, 1, 2);
            entries.memoryPressure(EventLevel.Known.INFO, 1, 2);
            pipeline.interval();
            pipeline.engine.relabel(GREEN, NO_TIME);
            entries.memoryPressure(EventLevel.Known.INFO, 1, 2);
            pipeline.interval();
            assertEquals(1, pipeline.received.counter("tailrace_entries_total"));
            pipeline.end();
        }
        assertEquals(
                List.of(2L, 1L),
                assertWhole(2).epochs().stream().map(epoch -> epoch.entries()).toList());
    }

    @Test
    void shouldLoseNothingOfThreadsThatRecordMeanwhile() throws InterruptedException {
        final AtomicLong accepted = new AtomicLong();
        final AtomicBoolean ends = new AtomicBoolean();
        final int relabels = 6;
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .service("shop")
                .instance("one")
                .buildVersion("1")
                .journal((clock, errors) -> list))) {
            final Metric hits = engine.register(
                    MetricDescriptor.counter("hits_total").help("Hits.").build());
            final List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                final String name = "worker-" + i;
                final boolean isShared = i == 2;
                threads.add(new Thread(() -> {
                    long count = 0;
                    try (Channel channel = engine.openChannel(name)) {
                        final Counter own = channel.counter(hits);
                        while (!ends.get()) {
                            final RecordResult result = isShared
                                    ? engine.sharedChannel().counter(hits).add(1)
                                    : own.add(1);
                            count += result == RecordResult.ACCEPTED ? 1 : 0;
                        }
                    }
                    accepted.addAndGet(count);
                }));
            }
            threads.forEach(Thread::start);
            for (int i = 0; i < relabels; i++) {
                assertEquals(RelabelResult.RELABELLED, engine.relabel(i % 2 == 0 ? BLUE : GREEN, 60_000_000_000L));
            }
            ends.set(true);
            for (final Thread thread : threads) {
                thread.join();
            }
        }
        final AuditReport report = assertWhole(1 + relabels);
        assertEquals(accepted.get(), Pipeline.read(list).counter("hits_total"));
        assertEquals(
                accepted.get(),
                report.epochs().stream().mapToLong(epoch -> epoch.samples()).sum());
    }

    @Test
    void shouldShowOneEpochUntilTheNextIsThereWhole() {
        final TelemetryView view = new TelemetryView();
        final List<String> shown = new ArrayList<>();
        try (Pipeline pipeline = blue()) {
            final Counter hits = pipeline.engine.openChannel("worker").counter(pipeline.counter("hits_total"));
            hits.increment();
            pipeline.engine.relabel(GREEN, NO_TIME);
            hits.increment();
            pipeline.end();
        }
        final FrameReader reader = new FrameReader(view);
        list.read((buffer, offset, length, position) -> {
            reader.onFrame(buffer, offset, length, position);
            final long hits = view.series().stream()
                    .filter(series -> series.info().metric().name().equals("hits_total"))
                    .mapToLong(series -> series.counterTotal())
                    .findFirst()
                    .orElse(-1);
            final String now = view.epoch() == null
                    ? ""
                    : view.epoch().extraLabels().get("tier") + " " + hits + " " + view.isCurrent();
            if (shown.isEmpty() || !shown.get(shown.size() - 1).equals(now)) {
                shown.add(now);
            }
        });
        assertEquals(List.of("", "blue -1 true", "blue 0 true", "blue 1 true", "green 1 true", "green 2 true"), shown);
    }

    @Test
    void shouldNotRelabelAnEngineThatIsClosed() {
        final Pipeline pipeline = blue();
        pipeline.end();
        assertEquals(RelabelResult.CLOSED, pipeline.engine.relabel(GREEN, NO_TIME));
    }

    private Pipeline blue() {
        return of(BLUE);
    }

    private Pipeline of(final EngineLabels labels) {
        return Pipeline.of(new EngineContext()
                .service(labels.service())
                .instance(labels.instance())
                .buildVersion(labels.buildVersion())
                .extraLabels(labels.extra())
                .memoryLogLengthInBytes(SMALL_LOG)
                .journal((clock, errors) -> new Stalling()));
    }

    /** Says how many samples that took. */
    private long leaveBehind(final Pipeline pipeline, final Channel channel) {
        final Random random = new Random(3);
        final Metric filler = pipeline.histogram("filler");
        journal.stall();
        long samples = 0;
        for (int i = 0; i < 300; i++) {
            for (int n = 0; n < 500; n++, samples++) {
                channel.histogram(filler).record(random.nextLong(1_000_000_000));
            }
            pipeline.interval();
        }
        return samples;
    }

    private AuditReport assertWhole(final int epochs) {
        final AuditReport report = FlightRecutTest.audit(list);
        assertEquals(List.of(), report.findings());
        assertEquals(epochs, report.epochs().size());
        return report;
    }

    /** Stands still in the middle of what a duty cycle of the aggregator wrote. */
    private final class Stalling implements FrameLog, FrameAppender {
        @Override
        public AppendResult append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
            if (stallsAtNextAppend) {
                stallsAtNextAppend = false;
                journal.stall();
            }
            return journal.append(buffer, offset, lengthInBytes);
        }

        @Override
        public FrameAppender appender() {
            return this;
        }

        @Override
        public FrameTailer openTailer(final String name, final StartPosition start) {
            return journal.openTailer(name, start);
        }

        @Override
        public boolean isCheckpointDue() {
            return journal.isCheckpointDue();
        }

        @Override
        public AppenderState state() {
            return journal.state();
        }

        @Override
        public boolean sync() {
            return journal.sync();
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
