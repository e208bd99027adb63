package io.tailrace.cli.journal;

import io.tailrace.cli.option.EpochNumber;
import io.tailrace.cli.option.LabelMatch;
import io.tailrace.cli.option.Moment;
import io.tailrace.cli.option.Regex;
import io.tailrace.engine.reader.replay.ReplayQuery;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What of a journal a command reads: a range of time, an epoch, series. */
public final class SelectionOptions {
    @Option(
            names = "--from",
            paramLabel = Moment.LABEL,
            converter = Moment.Converter.class,
            description = "Beginning of the range (default: that of the journal).")
    private Moment from;

    @Option(
            names = "--to",
            paramLabel = Moment.LABEL,
            converter = Moment.Converter.class,
            description = "End of the range (default: that of the journal).")
    private Moment to;

    @Option(
            names = "--epoch",
            paramLabel = "N",
            converter = EpochNumber.class,
            description = "Only this epoch (default: all).")
    private Integer epoch;

    @Option(
            names = "--metric",
            paramLabel = Regex.LABEL,
            converter = Regex.class,
            description = "Only metrics whose whole name matches.")
    private Pattern metric;

    @Option(
            names = "--label",
            paramLabel = LabelMatch.LABEL,
            converter = LabelMatch.Converter.class,
            description = "Only series with this label; may be given again for another one.")
    private List<LabelMatch> labels = List.of();

    /** Filled by picocli. */
    public SelectionOptions() {}

    /**
     * Whether metrics or labels were named: then what has neither, like entries, is not meant.
     *
     * @return false if all series are.
     */
    public boolean isOfSomeSeries() {
        return metric != null || !labels.isEmpty();
    }

    /**
     * What was given.
     *
     * @param nowNs what relative times are relative to, ns since 1970.
     * @return as a query, each snapshot by itself.
     * @throws io.tailrace.cli.console.CommandFault if the range is empty or a label is given twice.
     */
    public ReplayQuery query(final long nowNs) {
        final ReplayQuery range = RangeOptions.query("--", from, to, epoch, nowNs);
        return RangeOptions.select(metric == null ? range : range.metric(metric), RangeOptions.labels(labels));
    }
}
