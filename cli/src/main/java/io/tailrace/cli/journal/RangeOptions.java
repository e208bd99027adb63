package io.tailrace.cli.journal;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.option.LabelMatch;
import io.tailrace.cli.option.Moment;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.engine.reader.replay.ReplaySummary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What commands that read a range of a journal have in common: its options as a query, and what is told of its faults. */
public final class RangeOptions {
    private RangeOptions() {}

    /**
     * The range that options name.
     *
     * @param prefix what the options begin with, {@code --} as a rule.
     * @param from beginning; null for that of the journal.
     * @param to end; null for that of the journal.
     * @param epoch the only one; null for all.
     * @param nowNs what relative times are relative to, ns since 1970.
     * @return all of it.
     * @throws CommandFault if the range is empty.
     */
    public static ReplayQuery query(
            final String prefix, final Moment from, final Moment to, final Integer epoch, final long nowNs) {
        final long fromNs = from == null ? ReplayQuery.ALL.fromNs() : from.epochNs(nowNs);
        final long toNs = to == null ? ReplayQuery.ALL.toNs() : to.epochNs(nowNs);
        if (fromNs >= toNs) {
            throw CommandFault.wrongUsage(
                    "empty range", prefix + "from and " + prefix + "to", "the beginning must be earlier than the end");
        }
        final ReplayQuery query = ReplayQuery.ALL.from(fromNs).to(toNs);
        return epoch == null ? query : query.epoch(epoch);
    }

    /**
     * Labels by their names.
     *
     * @param labels as given.
     * @return in the order of the command line.
     * @throws CommandFault if a name is there twice.
     */
    public static Map<String, String> labels(final List<LabelMatch> labels) {
        final Map<String, String> byName = new LinkedHashMap<>();
        for (final LabelMatch label : labels) {
            if (byName.putIfAbsent(label.name(), label.value()) != null) {
                throw CommandFault.wrongUsage(
                        "label given twice",
                        "--label " + label.name() + "=" + label.value(),
                        "a series has one value of a label: give each name once");
            }
        }
        return byName;
    }

    /**
     * Selects series.
     *
     * @param all before.
     * @param labels that they must have.
     * @return narrowed.
     */
    public static ReplayQuery select(final ReplayQuery all, final Map<String, String> labels) {
        ReplayQuery query = all;
        for (final Map.Entry<String, String> label : labels.entrySet()) {
            query = query.label(label.getKey(), label.getValue());
        }
        return query;
    }

    /**
     * Tells on standard error that a range is not whole, if it is not.
     *
     * @param directory of the journal.
     * @param summary of what was read.
     * @param console is told.
     */
    public static void warn(final Path directory, final ReplaySummary summary, final Console console) {
        if (!summary.isWhole()) {
            console.err()
                    .println("tailrace: not whole: " + directory + ": " + summary.gaps() + " gaps and "
                            + summary.badFrames() + " bad frames in the range"
                            + (summary.givenUp() == 0
                                    ? ""
                                    : ", and " + summary.givenUp() + " samples that were given up")
                            + ": tailrace audit shows where");
        }
    }
}
