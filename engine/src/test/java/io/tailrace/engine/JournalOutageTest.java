package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.health.OutageReason;
import io.tailrace.engine.health.ReadinessCause;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.JournalGap;
import io.tailrace.engine.reader.JournalGapBridge;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.reader.audit.AuditedEpoch;
import io.tailrace.engine.reader.audit.FindingKind;
import io.tailrace.engine.reader.audit.FrameAudit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.testsupport.FaultyFrameLog;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** A journal that takes no frames for long is left behind: readers in memory stay fresh, and it is told later what it missed. */
class JournalOutageTest {
    private static final HistogramRange FINE = HistogramRange.NUMBERS;
    private static final int SMALL_LOG = 1 << 18;
    private static final int OUTAGE_INTERVALS = 300;

    private final ListFrameLog list = new ListFrameLog();
    private final FaultyFrameLog journal = new FaultyFrameLog(list, new Random(1));
    private final Histogram expected = new Histogram(FINE.lowestValue(), FINE.highestValue(), FINE.significantDigits());
    private final Random values = new Random(7);
    private long recorded;

    @Test
    void shouldKeepReadersInMemoryFreshWhateverTheJournalDoes() {
        try (Pipeline pipeline = onSmallLog()) {
            final Channel channel = pipeline.engine.openChannel("worker");
            record(pipeline, channel, 5);
            journal.stall();
            record(pipeline, channel, OUTAGE_INTERVALS);
            final long longestNs = pipeline.received.snapshots.stream()
                    .mapToLong(snapshot -> snapshot.toNs() - snapshot.fromNs())
                    .max()
                    .orElseThrow();
            assertTrue(longestNs <= 700_000_000L, "at most its patience and two intervals, but " + longestNs);
            assertEquals(
                    recorded,
                    pipeline.received.snapshots.stream()
                            .mapToLong(Snapshot::samples)
                            .sum());
            journal.heal();
        }
    }

    @Test
    void shouldTellTheJournalWhatItMissedAndLoseNoCount() {
        outage();

        final Received received = Pipeline.read(list);
        assertEquals(List.of(), received.faults);
        assertEquals(1, received.journalGaps.size());
        final JournalGap gap = received.journalGaps.get(0);
        assertEquals(OutageReason.FAILED, gap.reason());
        assertEquals(recorded, received.totals("fine").histogram().count());
        assertEquals(expected, received.totals("fine").histogram().buckets());
        final long inSnapshots =
                received.snapshots.stream().mapToLong(Snapshot::samples).sum();
        assertEquals(recorded, inSnapshots + gap.samples());
        assertEquals(1, received.counter("tailrace_journal_gaps_total", "failed"));
        assertEquals(gap.snapshots(), received.counter("tailrace_unjournaled_snapshots_total"));
        assertEquals(gap.samples(), received.counter("tailrace_unjournaled_samples_total"));
    }

    @Test
    void shouldPassTheAuditWithTheGapStated() {
        outage();

        final FrameAudit audit = new FrameAudit();
        list.read(new FrameReader(audit));
        final AuditReport report = audit.report();

        assertTrue(report.isWhole(), report.toString());
        assertEquals(1, report.findings().size());
        assertEquals(FindingKind.JOURNAL_GAP, report.findings().get(0).kind());
        final AuditedEpoch epoch = report.epochs().get(0);
        assertEquals(recorded, epoch.samples() + epoch.gapSamples());
        assertEquals(epoch.gapSamples(), epoch.channels().get(0).gapSamples());
        assertEquals(recorded - 1, epoch.channels().get(0).lastSequence());
    }

    @Test
    void shouldGiveReadersTheGapAsOneLongInterval() {
        outage();

        final Bridged bridged = new Bridged();
        final FrameReader bridge = new FrameReader(new JournalGapBridge(bridged));
        final FrameReader direct = new FrameReader(bridged);
        list.read((buffer, offset, length, position) -> {
            bridge.onFrame(buffer, offset, length, position);
            direct.onFrame(buffer, offset, length, position);
        });

        assertEquals(recorded, bridged.samples);
        assertEquals(recorded, bridged.sequences);
        assertEquals(expected, bridged.fine);
        for (int i = 1; i < bridged.cutsNs.size(); i++) {
            assertEquals(bridged.cutsNs.get(i - 1)[1], bridged.cutsNs.get(i)[0], "intervals touch");
        }
    }

    @Test
    void shouldGiveTheGapNothingOfWhatAnEarlierEpochCounted() {
        try (Pipeline first = onSmallLog()) {
            record(first, first.engine.openChannel("worker"), 5);
            first.engine
                    .openChannel("other")
                    .counter(first.counter("hits_total"))
                    .add(40);
        }
        final long before = recorded;
        list.reopen();
        try (Pipeline second = onSmallLog()) {
            final Channel busy = second.engine.openChannel("busy");
            final Metric filler = second.histogram("filler");
            journal.stall();
            for (int i = 0; i < OUTAGE_INTERVALS; i++) {
                for (int n = 0; n < 500; n++) {
                    busy.histogram(filler).record(values.nextLong(1_000_000_000));
                }
                second.interval();
            }
            record(second, second.engine.openChannel("worker"), 3);
            second.engine
                    .openChannel("other")
                    .counter(second.counter("hits_total"))
                    .add(2);
            journal.heal();
            second.interval();
        }
        assertEquals(1, Pipeline.read(list).journalGaps.size());

        final Bridged bridged = new Bridged();
        final FrameReader bridge = new FrameReader(new JournalGapBridge(bridged));
        final FrameReader direct = new FrameReader(bridged);
        list.read((buffer, offset, length, position) -> {
            bridge.onFrame(buffer, offset, length, position);
            direct.onFrame(buffer, offset, length, position);
        });

        assertTrue(before > 0);
        assertEquals(expected, bridged.fine, "the series was first recorded again in the gap");
        assertEquals(42, bridged.lastHits);
    }

    @Test
    void shouldPassTheAuditWithAChannelThatWasOpenedInTheGap() {
        try (Pipeline pipeline = onSmallLog()) {
            final Channel first = pipeline.engine.openChannel("first");
            record(pipeline, first, 1);
            journal.stall();
            record(pipeline, first, OUTAGE_INTERVALS);
            final Channel second = pipeline.engine.openChannel("second", 256);
            for (int i = 0; i < 1_000; i++) {
                second.counter(pipeline.counter("hits_total")).increment(); // most of them are refused
            }
            second.gauge(pipeline.gauge("zero")).set(-0.0);
            pipeline.interval();
            journal.heal();
            pipeline.interval();
        }
        final FrameAudit audit = new FrameAudit();
        final Bridged bridged = new Bridged();
        final FrameReader bridge = new FrameReader(new JournalGapBridge(bridged));
        list.read(new FrameReader(audit));
        list.read(bridge);
        assertTrue(audit.report().isWhole(), audit.report().findings().toString());
        assertEquals(1, bridged.cutsNs.size(), "one gap, one interval for it");
    }

    @Test
    void shouldTryAJournalThatFailedAsSoonAsAFlushWaitsForIt() {
        try (Pipeline pipeline = onSmallLog()) {
            final Channel channel = pipeline.engine.openChannel("worker");
            journal.stall();
            record(pipeline, channel, OUTAGE_INTERVALS);
            journal.healInSilence();
            pipeline.clock.advanceMs(200);
            assertEquals(FlushResult.FLUSHED, pipeline.engine.flush(1_000));
            assertEquals(
                    recorded, Pipeline.read(list).totals("fine").histogram().count(), "what was delivered is there");
        }
    }

    @Test
    void shouldBeLeftBehindAgainAndAgain() {
        try (Pipeline pipeline = onSmallLog()) {
            final Channel channel = pipeline.engine.openChannel("worker");
            for (int i = 0; i < 3; i++) {
                record(pipeline, channel, 5);
                journal.stall();
                record(pipeline, channel, OUTAGE_INTERVALS);
                journal.heal();
                record(pipeline, channel, 200); // its waits grow to ten seconds
            }
        }
        final Received received = Pipeline.read(list);
        assertEquals(List.of(), received.faults);
        assertTrue(received.journalGaps.size() >= 3, "gaps: " + received.journalGaps.size());
        assertEquals(expected, received.totals("fine").histogram().buckets());
    }

    @Test
    void shouldSayOnFlushThatWhatIsNotInTheJournalIsNotDelivered() {
        try (Pipeline pipeline = onSmallLog()) {
            final Channel channel = pipeline.engine.openChannel("worker");
            journal.stall();
            record(pipeline, channel, OUTAGE_INTERVALS);
            assertEquals(FlushResult.TIMED_OUT, pipeline.engine.flush(1_000));
            journal.heal();
            record(pipeline, channel, 200);
            assertEquals(FlushResult.FLUSHED, pipeline.engine.flush(1_000));
        }
    }

    @Test
    void shouldNotBeReadyWhileTheJournalHasNoSpace() {
        try (Pipeline pipeline = onSmallLog()) {
            pipeline.interval();
            journal.fill();
            for (int i = 0; i < 10; i++) {
                pipeline.interval();
            }
            assertTrue(pipeline.received.lastStatus().causes().contains(ReadinessCause.JOURNAL_SPACE));
            journal.heal();
            for (int i = 0; i < 10; i++) {
                pipeline.interval();
            }
            assertFalse(pipeline.received.lastStatus().causes().contains(ReadinessCause.JOURNAL_SPACE));
        }
    }

    @Test
    void shouldComeThroughOutagesByChance() {
        final int[] gaps = {0};
        Seeds.run(10, random -> {
            final ListFrameLog log = new ListFrameLog();
            final FaultyFrameLog flaky = new FaultyFrameLog(log, random);
            final long[] count = new long[1];
            try (Pipeline pipeline = Pipeline.of(
                    new EngineContext().memoryLogLengthInBytes(SMALL_LOG).journal((clock, errors) -> flaky))) {
                final Metric fine = fine(pipeline);
                final Channel channel = pipeline.engine.openChannel("worker");
                for (int i = 0; i < 400; i++) {
                    switch (random.nextInt(60)) {
                        case 0 -> flaky.stall();
                        case 1 -> flaky.fill();
                        case 2 -> flaky.refuse(0.5);
                        case 3 -> flaky.heal();
                        default -> {}
                    }
                    for (int n = random.nextInt(1_500); n > 0; n--) {
                        channel.histogram(fine).record(random.nextLong(FINE.highestValue()));
                        count[0]++;
                    }
                    pipeline.passMs(random.nextInt(1, 400));
                }
                flaky.heal();
                for (int i = 0; i < 300; i++) {
                    pipeline.interval();
                }
            }
            final Received received = Pipeline.read(log);
            assertEquals(List.of(), received.faults);
            gaps[0] += received.journalGaps.size();
            assertEquals(count[0], received.totals("fine").histogram().count());
            final FrameAudit audit = new FrameAudit();
            log.read(new FrameReader(audit));
            assertTrue(audit.report().isWhole(), audit.report().findings().toString());
        });
        assertTrue(gaps[0] > 0, "no outage was long enough");
    }

    private void outage() {
        try (Pipeline pipeline = onSmallLog()) {
            final Channel channel = pipeline.engine.openChannel("worker");
            record(pipeline, channel, 5);
            journal.stall();
            record(pipeline, channel, OUTAGE_INTERVALS);
            journal.heal();
            record(pipeline, channel, 5);
        }
    }

    private Pipeline onSmallLog() {
        return Pipeline.of(new EngineContext().memoryLogLengthInBytes(SMALL_LOG).journal((clock, errors) -> journal));
    }

    private static Metric fine(final Pipeline pipeline) {
        return pipeline.engine.register(
                MetricDescriptor.histogram("fine").help("Fine.").range(FINE).build());
    }

    private void record(final Pipeline pipeline, final Channel channel, final int intervals) {
        final Metric metric = fine(pipeline);
        for (int i = 0; i < intervals; i++) {
            for (int n = 0; n < 1_000; n++) {
                final long value = values.nextLong(FINE.highestValue());
                assertFalse(channel.histogram(metric).record(value).isRefused());
                expected.recordValue(value);
                recorded++;
            }
            pipeline.interval();
        }
    }

    /** Adds snapshots up. */
    private static final class Bridged implements io.tailrace.engine.reader.FrameListener {
        private final Histogram fine = new Histogram(FINE.lowestValue(), FINE.highestValue(), FINE.significantDigits());
        private final List<long[]> cutsNs = new ArrayList<>();
        private long samples;
        private long sequences;
        private long lastHits;

        @Override
        public void onSnapshot(final Snapshot snapshot, final long position) {
            samples += snapshot.samples();
            snapshot.channels().forEach(range -> sequences += range.samples());
            snapshot.values().histograms().stream()
                    .filter(value -> value.series().metric().name().equals("fine"))
                    .forEach(value -> value.buckets().addTo(fine));
            snapshot.values().counters().stream()
                    .filter(value -> value.series().metric().name().equals("hits_total"))
                    .forEach(value -> lastHits = value.total());
            cutsNs.add(new long[] {snapshot.fromNs(), snapshot.toNs()});
        }
    }
}
