package io.tailrace.cli.compare;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.journal.JournalScan;
import io.tailrace.cli.journal.Listeners;
import io.tailrace.cli.journal.RangeOptions;
import io.tailrace.codec.text.NearNames;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.JournalGapBridge;
import io.tailrace.engine.reader.compare.IncomparableException;
import io.tailrace.engine.reader.compare.KnownMetrics;
import io.tailrace.engine.reader.compare.RecordedMetric;
import io.tailrace.engine.reader.replay.Replay;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.engine.reader.replay.ReplaySummary;
import java.util.List;
import java.util.Locale;

/**
 * One side of a comparison, as it was read: a histogram that has samples.
 *
 * @param range that was asked for.
 * @param recorded of the metric.
 * @param summary how whole the range is.
 */
record JournalSide(JournalRange range, RecordedMetric recorded, ReplaySummary summary) {
    private static final int NEAR_NAMES = 3;

    /** Reads a journal; what it is not whole of is told on standard error. */
    static JournalSide read(
            final JournalRange range, final ReplayQuery query, final ComparedMetric metric, final Console console) {
        final RecordedMetric recorded = new RecordedMetric();
        final KnownMetrics known = new KnownMetrics();
        final Replay replay = new Replay(metric.select(query), recorded);
        try (JournalScan scan = JournalScan.open(range.directory(), console)) {
            scan.readAll(
                    new FrameReader(new Listeners(known, new JournalGapBridge(replay), replay)),
                    "reading " + range.side());
        } catch (final IncomparableException fault) {
            throw CommandFault.cannotRun(
                    "cannot compare",
                    range.directory() + ": " + fault.getMessage(),
                    "choose one of its epochs with --" + range.side() + "-epoch",
                    fault);
        }
        final JournalSide side = new JournalSide(range, recorded, replay.finish());
        side.checkMetric(metric, known);
        RangeOptions.warn(range.directory(), side.summary, console);
        return side;
    }

    private void checkMetric(final ComparedMetric metric, final KnownMetrics known) {
        final MetricDescriptor found = recorded.metric() == null ? known.metric(metric.name()) : recorded.metric();
        if (found == null) {
            throw CommandFault.wrongUsage(
                    "no such metric", "--metric " + metric.name() + " in " + range.directory(), near(metric, known));
        }
        if (found.type() != MetricType.HISTOGRAM) {
            throw CommandFault.wrongUsage(
                    "not a histogram",
                    "--metric " + metric.name() + ", a " + found.type().name().toLowerCase(Locale.ROOT) + " in "
                            + range.directory(),
                    near(metric, known));
        }
        if (recorded.samples() == 0) {
            throw CommandFault.cannotRun(
                    "not enough data",
                    metric + " has no samples in the range of " + range.directory(),
                    "choose another range"
                            + (metric.labels().isEmpty()
                                    ? ""
                                    : ", or other values of its labels " + String.join(", ", found.labelNames()))
                            + "; tailrace replay shows what there is");
        }
    }

    private static String near(final ComparedMetric metric, final KnownMetrics known) {
        final List<String> names = NearNames.nearest(metric.name(), known.histograms(), NEAR_NAMES);
        return names.isEmpty()
                ? "there is no histogram in it; tailrace replay shows what there is"
                : "did you mean " + String.join(" or ", names) + "?";
    }
}
