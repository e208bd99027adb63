package io.tailrace.jmh.gate;

import io.tailrace.cli.console.TextTable;
import io.tailrace.engine.compare.Interval;
import io.tailrace.engine.compare.Judgement;
import io.tailrace.engine.compare.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report for people. */
final class ReportText {
    private ReportText() {}

    static List<String> lines(final GateReport report) {
        if (report.refusal().isPresent()) {
            return List.of("gate FAILED: " + report.refusal().get());
        }
        final List<String> lines = new ArrayList<>();
        lines.addAll(allocations(report.allocations()).lines());
        lines.add("");
        lines.addAll(times(report.times()).lines());
        lines.add("");
        lines.add(verdict(report));
        return lines;
    }

    static TextTable allocations(final List<AllocationVerdict> verdicts) {
        final TextTable table = new TextTable("allocation", ">B a call", ">bound", "verdict");
        verdicts.forEach(verdict -> table.add(
                verdict.bench().key(),
                String.format(Locale.ROOT, "%.4f", verdict.bytesPerCall()),
                AllocationVerdict.BOUND_BYTES,
                verdict.isGood() ? "good" : "ALLOCATES"));
        return table;
    }

    private static TextTable times(final List<TimeVerdict> verdicts) {
        final TextTable table =
                new TextTable("ratio to ruler", ">now", "interval", ">baseline", "interval", ">moved", "verdict");
        verdicts.forEach(verdict -> table.add(
                verdict.pair().name(),
                number(verdict.now().interval().estimate()),
                range(verdict.now().interval()),
                number(verdict.base().interval().estimate()),
                range(verdict.base().interval()),
                moved(verdict.judgement()),
                word(verdict)));
        return table;
    }

    private static String word(final TimeVerdict verdict) {
        final String word = verdict.verdict() == Verdict.WORSE ? "WORSE" : verdict.word();
        return verdict.secondJudgement()
                .map(second -> word + " (second run: " + moved(second) + ", "
                        + (verdict.isGood() ? "not confirmed" : "confirmed") + ")")
                .orElse(word);
    }

    private static String verdict(final GateReport report) {
        if (report.isPassed() && !report.times().stream().allMatch(TimeVerdict::isGood)) {
            return "gate passed: nothing allocates; a ratio is worse than on the baseline's machine, which fails nothing on this one";
        }
        if (report.isPassed()) {
            return "gate passed: nothing allocates, no ratio is worse by more than "
                    + report.form().threshold() + "x";
        }
        return "gate FAILED: "
                + report.failures().stream().map(Failure::word).collect(Collectors.joining(" and "))
                + ": if that is meant, measure a new baseline: ./tailrace gate --update";
    }

    /** A table of what becomes a baseline. */
    static TextTable ratios(final List<BaselineRatio> ratios) {
        final TextTable table = new TextTable("ratio to ruler", ">ratio", "interval", ">spread");
        ratios.forEach(ratio -> table.add(
                ratio.pair(),
                number(ratio.ratio().interval().estimate()),
                range(ratio.ratio().interval()),
                number(ratio.ratio().spread())));
        return table;
    }

    private static String moved(final Judgement judgement) {
        return number(judgement.ratio()) + "x";
    }

    private static String range(final Interval interval) {
        return number(interval.low()) + " to " + number(interval.high());
    }

    private static String number(final double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
