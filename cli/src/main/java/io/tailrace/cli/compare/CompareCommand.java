package io.tailrace.cli.compare;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.option.EpochNumber;
import io.tailrace.cli.option.LabelMatch;
import io.tailrace.cli.option.Moment;
import io.tailrace.cli.option.Seed;
import io.tailrace.engine.compare.Verdict;
import io.tailrace.engine.reader.compare.Comparison;
import io.tailrace.engine.reader.compare.ComparisonReport;
import io.tailrace.engine.reader.compare.ComparisonSettings;
import io.tailrace.engine.reader.compare.IncomparableException;
import io.tailrace.engine.reader.replay.ReplayQuery;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace compare}: whether a recorded histogram became worse (R-J6). */
@Command(
        name = "compare",
        description = {
            "Says of a histogram whether it became worse from one journal to another one, quantile by quantile.",
            "Less is better. Worse is what has confidence intervals that do not overlap and moved by more than the threshold; all"
                    + " series that fit are taken together.",
            "A quantile needs " + Comparison.FEWEST_INTERVALS + " intervals with samples on each side, and "
                    + Comparison.FEWEST_BEYOND + " samples beyond it: 2000 for 0.99. The maximum needs about as many"
                    + " samples on both sides.",
            "A TIME is RFC 3339, seconds since 1970, now, or -5m for five minutes ago."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace compare before after --metric order_latency_seconds",
            "  tailrace compare before after --metric order_latency_seconds --label side=buy --json",
            "  tailrace compare before after --metric order_latency_seconds --quantiles 0.99,0.999,max",
            "  tailrace compare orders orders --metric order_latency_seconds --base-epoch 1 --new-epoch 2",
            "  tailrace compare orders orders --metric order_latency_seconds --base-to -1h --new-from -1h",
        })
public final class CompareCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "BASE", description = "Folder of the journal to compare with.")
    private Path baseDirectory;

    @Parameters(index = "1", paramLabel = "NEW", description = "Folder of the journal to judge; may be the same.")
    private Path newDirectory;

    @Option(names = "--metric", paramLabel = "NAME", required = true, description = "The histogram.")
    private String metric;

    @Option(
            names = "--label",
            paramLabel = LabelMatch.LABEL,
            converter = LabelMatch.Converter.class,
            description = "Only series with this label; may be given again for another one.")
    private List<LabelMatch> labels = List.of();

    @Option(
            names = "--quantiles",
            paramLabel = "Q",
            split = ",",
            splitSynopsisLabel = ",",
            converter = Quantile.class,
            defaultValue = "0.5,0.9,0.99,0.999,max",
            description = "Above 0 and below 1, or max; the mean is always compared, too (default: ${DEFAULT-VALUE}).")
    private List<Double> quantiles;

    @Option(
            names = "--threshold",
            paramLabel = "RATIO",
            converter = Threshold.class,
            defaultValue = "1.1",
            description = "Smaller changes do not matter (default: ${DEFAULT-VALUE}).")
    private double threshold;

    @Option(
            names = "--confidence",
            paramLabel = "SHARE",
            converter = Confidence.class,
            defaultValue = "0.99",
            description = "Of all confidence intervals together (default: ${DEFAULT-VALUE}).")
    private double confidence;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Seed.class,
            defaultValue = "1",
            description = "Of the bootstrap's draws (default: ${DEFAULT-VALUE}).")
    private int seed;

    @Option(
            names = "--base-from",
            paramLabel = Moment.LABEL,
            converter = Moment.Converter.class,
            description = "Beginning of the range in BASE (default: that of the journal).")
    private Moment baseFrom;

    @Option(
            names = "--base-to",
            paramLabel = Moment.LABEL,
            converter = Moment.Converter.class,
            description = "End of the range in BASE (default: that of the journal).")
    private Moment baseTo;

    @Option(
            names = "--base-epoch",
            paramLabel = "N",
            converter = EpochNumber.class,
            description = "Only this epoch of BASE (default: all).")
    private Integer baseEpoch;

    @Option(
            names = "--new-from",
            paramLabel = Moment.LABEL,
            converter = Moment.Converter.class,
            description = "Beginning of the range in NEW (default: that of the journal).")
    private Moment newFrom;

    @Option(
            names = "--new-to",
            paramLabel = Moment.LABEL,
            converter = Moment.Converter.class,
            description = "End of the range in NEW (default: that of the journal).")
    private Moment newTo;

    @Option(
            names = "--new-epoch",
            paramLabel = "N",
            converter = EpochNumber.class,
            description = "Only this epoch of NEW (default: all).")
    private Integer newEpoch;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints.
     */
    public CompareCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        final long nowNs = console.clock().epochNanos();
        final ComparedMetric compared = ComparedMetric.of(metric, labels);
        final ComparisonSettings settings = settings();
        final JournalRange baseRange = new JournalRange("base", baseDirectory, baseFrom, baseTo, baseEpoch);
        final JournalRange newRange = new JournalRange("new", newDirectory, newFrom, newTo, newEpoch);
        final ReplayQuery baseQuery = baseRange.query(nowNs);
        final ReplayQuery newQuery = newRange.query(nowNs);
        final JournalSide base = JournalSide.read(baseRange, baseQuery, compared, console);
        final JournalSide now = JournalSide.read(newRange, newQuery, compared, console);
        final ComparisonReport report = compare(base, now, settings);
        final Verdict verdict = report.verdict().orElseThrow(() -> notEnoughData(compared, report));
        if (json) {
            console.out().println(CompareJson.of(compared, base, now, report, verdict));
        } else {
            CompareText.of(compared, base, now, report, verdict).forEach(console.out()::println);
        }
        console.flush();
        return verdict == Verdict.WORSE ? ExitCode.NEGATIVE : ExitCode.GOOD;
    }

    private ComparisonSettings settings() {
        if (quantiles.size() > ComparisonSettings.MOST_QUANTILES
                || quantiles.stream().distinct().count() < quantiles.size()) {
            throw CommandFault.wrongUsage(
                    "bad list",
                    "--quantiles",
                    "give each quantile once, and no more than " + ComparisonSettings.MOST_QUANTILES);
        }
        return new ComparisonSettings(quantiles, threshold, confidence, seed);
    }

    private static ComparisonReport compare(
            final JournalSide base, final JournalSide now, final ComparisonSettings settings) {
        try {
            return Comparison.of(base.recorded(), now.recorded(), settings);
        } catch (final IncomparableException fault) {
            throw CommandFault.cannotRun(
                    "cannot compare",
                    base.range().directory() + " and " + now.range().directory() + ": " + fault.getMessage(),
                    "record both with the same descriptor of the metric",
                    fault);
        }
    }

    private static CommandFault notEnoughData(final ComparedMetric compared, final ComparisonReport report) {
        final String lacking = report.statistics().stream()
                .filter(statistic -> !statistic.isJudged())
                .max(Comparator.comparingDouble(statistic -> Math.min(statistic.quantile(), 1 - statistic.quantile())))
                .map(easiest -> Words.name(easiest.quantile()) + " has " + easiest.lacking())
                .orElseThrow();
        return CommandFault.cannotRun(
                "not enough data",
                compared + ": " + lacking,
                "record longer, or choose a wider range; an interval is a snapshot in which there were samples");
    }
}
