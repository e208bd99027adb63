package io.tailrace.cli.compare;

import io.tailrace.cli.console.TextTable;
import io.tailrace.engine.compare.Verdict;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.compare.ComparedStatistic;
import io.tailrace.engine.reader.compare.ComparisonReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison for people: what was compared, each statistic, and the verdict last. */
final class CompareText {
    private CompareText() {}

    static List<String> of(
            final ComparedMetric metric,
            final JournalSide base,
            final JournalSide now,
            final ComparisonReport report,
            final Verdict verdict) {
        final List<String> lines = new ArrayList<>();
        lines.add(metric.toString());
        lines.add("");
        lines.addAll(sides(base, now, report));
        lines.add("");
        lines.addAll(statistics(report));
        lines.add("");
        report.statistics().stream()
                .filter(statistic -> !statistic.isJudged())
                .forEach(statistic ->
                        lines.add(Words.name(statistic.quantile()) + " has no verdict: " + statistic.lacking()));
        lines.add(verdict(report, verdict));
        return lines;
    }

    private static List<String> sides(final JournalSide base, final JournalSide now, final ComparisonReport report) {
        final TextTable table =
                new TextTable("", "journal", ">samples", ">intervals", ">blocks", ">intervals a block", "whole");
        add(table, base, report.base());
        add(table, now, report.now());
        return table.lines();
    }

    private static void add(final TextTable table, final JournalSide side, final ComparisonReport.Side facts) {
        table.add(
                side.range().side(),
                side.range().directory(),
                facts.samples(),
                facts.intervals(),
                facts.blocks(),
                facts.blockIntervals(),
                side.summary().isWhole() ? "yes" : "NO");
    }

    private static List<String> statistics(final ComparisonReport report) {
        final Unit unit = report.metric().unit();
        final TextTable table = new TextTable("", ">base", ">interval", ">new", ">interval", ">ratio", "verdict");
        for (final ComparedStatistic statistic : report.statistics()) {
            table.add(
                    Words.name(statistic.quantile()),
                    Words.value(statistic.base(), unit),
                    Words.interval(statistic.base(), unit),
                    Words.value(statistic.now(), unit),
                    Words.interval(statistic.now(), unit),
                    Words.ratio(statistic),
                    Words.verdict(statistic));
        }
        return table.lines();
    }

    private static String verdict(final ComparisonReport report, final Verdict verdict) {
        final String because = report.statistics().stream()
                .filter(statistic ->
                        statistic.isJudged() && statistic.judgement().verdict() == verdict)
                .map(statistic -> Words.name(statistic.quantile()))
                .collect(Collectors.joining(", "));
        return Words.verdict(verdict)
                + (verdict == Verdict.WITHIN_NOISE ? "" : ": " + because)
                + " (threshold " + report.settings().threshold() + ", confidence "
                + report.settings().confidence() + ")";
    }
}
