package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.log.FrameHandler;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.JournalGapBridge;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.reader.audit.AuditedEpoch;
import io.tailrace.engine.reader.replay.Replay;
import io.tailrace.engine.reader.replay.ReplayFormat;
import io.tailrace.engine.reader.replay.ReplayPasses;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.engine.reader.replay.ReplaySummary;
import io.tailrace.engine.reader.replay.SeriesDelta;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What is read of a journal, as lines of text that can be kept beside it: by the audit, frame by frame, and by replays. */
final class ReadJournal {
    private static final int FRAMES_A_POLL = 100;

    private final Path directory;
    private final List<String> lines = new ArrayList<>();

    private ReadJournal(final Path directory) {
        this.directory = directory;
    }

    /** Reads it; fails if anything in it is damaged. */
    static List<String> lines(final Path directory) {
        final ReadJournal read = new ReadJournal(directory);
        read.audit();
        read.frames();
        read.intervals(ReplayQuery.ALL, "replayed");
        read.intervals(ReplayQuery.ALL.ofSamples(), "replayed_samples");
        read.lines.addAll(totals(directory));
        return read.lines;
    }

    /** The samples of the page that a replay makes of the totals at the end. */
    static List<String> totals(final Path directory) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ReplayPasses passes = ReplayFormat.PROMETHEUS.open(ReplayQuery.ALL, out);
        while (passes.hasNext()) {
            replay(directory, passes.next());
        }
        return samples(out.toString(StandardCharsets.UTF_8));
    }

    /** A page's lines without its comments. */
    static List<String> samples(final String page) {
        return page.lines()
                .filter(line -> !line.startsWith("#") && !line.isEmpty())
                .toList();
    }

    private void audit() {
        final AuditReport report = EngineRun.audit(directory);
        assertTrue(report.isWhole(), report::toString);
        lines.add("audited epochs " + report.epochs().size());
        sum(report, "frames", AuditedEpoch::frames);
        sum(report, "snapshots", AuditedEpoch::snapshots);
        sum(report, "checkpoints", AuditedEpoch::checkpoints);
        sum(report, "samples", AuditedEpoch::samples);
        sum(report, "refused", AuditedEpoch::refused);
        sum(report, "gaps", AuditedEpoch::gaps);
        sum(report, "gap_samples", AuditedEpoch::gapSamples);
        sum(report, "retained", AuditedEpoch::retained);
        sum(report, "given_up", AuditedEpoch::givenUp);
    }

    private void sum(final AuditReport report, final String name, final ToLongFunction<AuditedEpoch> value) {
        lines.add("audited " + name + " "
                + report.epochs().stream().mapToLong(value).sum());
    }

    private void frames() {
        final Map<Integer, Long> byTemplate = new TreeMap<>();
        final FrameListener counting = new FrameListener() {
            @Override
            public void onFrame(
                    final int epoch, final long sequence, final int templateId, final int length, final long position) {
                byTemplate.merge(templateId, 1L, Long::sum);
            }

            @Override
            public void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {
                throw new AssertionError(verdict + " " + reason);
            }
        };
        feed(directory, new FrameReader(counting));
        byTemplate.forEach((templateId, count) -> lines.add("frames of message " + templateId + " " + count));
    }

    /** What all intervals add up to. */
    private void intervals(final ReplayQuery query, final String what) {
        final Map<String, Long> sums = new TreeMap<>();
        final ReplaySummary summary = replay(directory, new Replay(query, interval -> {
            for (final SeriesDelta delta : interval.series()) {
                final String name = what + " " + delta.info().metric().name()
                        + delta.info().labelValues().toString().replace("\n", "\\n");
                if (delta.histogram() != null) {
                    sums.merge(name + " count", delta.histogram().count(), Long::sum);
                    sums.merge(name + " corrected", delta.histogram().corrected(), Long::sum);
                } else if (delta.info().metric().type() == MetricType.COUNTER) {
                    sums.merge(name + " increments", delta.counterIncrement(), Long::sum);
                }
            }
        }));
        assertEquals(0, summary.badFrames());
        lines.add(what + " snapshots " + summary.snapshots());
        sums.forEach((name, sum) -> lines.add(name + " " + sum));
    }

    private static ReplaySummary replay(final Path directory, final Replay replay) {
        final FrameReader bridge = new FrameReader(new JournalGapBridge(replay));
        final FrameReader reader = new FrameReader(replay);
        feed(directory, (buffer, offset, length, position) -> {
            bridge.onFrame(buffer, offset, length, position);
            reader.onFrame(buffer, offset, length, position);
        });
        return replay.finish();
    }

    private static void feed(final Path directory, final FrameHandler handler) {
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory);
                FrameTailer tailer = journal.openTailer("all", StartPosition.EARLIEST)) {
            int polled = 1;
            while (polled > 0) {
                polled = tailer.poll(handler, FRAMES_A_POLL);
            }
        }
    }
}
