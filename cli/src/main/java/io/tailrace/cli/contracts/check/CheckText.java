package io.tailrace.cli.contracts.check;

import io.tailrace.cli.console.TextTable;
import io.tailrace.cli.contracts.check.model.Change;
import io.tailrace.cli.contracts.text.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A check for people: each contract, what changed, what is wrong, and the verdict last. */
final class CheckText {
    static final int MOST_CHANGES = 1_000;
    private static final int MOST_UNKNOWN = 20;

    private CheckText() {}

    static List<String> of(final CheckReport report) {
        final List<String> lines = new ArrayList<>();
        final TextTable table = new TextTable("contract", "form", "before", "now", "change", "declares", "verdict");
        report.contracts()
                .forEach(it -> table.add(
                        it.file(),
                        it.form(),
                        it.before() == null ? "-" : it.before(),
                        it.version() == null ? "-" : it.version(),
                        it.change().word(),
                        it.declared().word(),
                        it.verdict().word()));
        lines.addAll(table.lines());
        report.contracts().stream().filter(it -> !it.changes().isEmpty()).forEach(it -> {
            lines.add("");
            lines.add(it.file() + ", " + it.before() + " to " + it.version());
            lines.addAll(changes(it));
        });
        lines.add("");
        report.problems().forEach(problem -> lines.add(Words.line(problem)));
        if (!report.unknown().isEmpty()) {
            lines.add(note(report.unknown()));
        }
        lines.add(verdict(report));
        return lines;
    }

    private static List<String> changes(final CheckedContract contract) {
        final List<String> lines = new ArrayList<>();
        contract.changes().stream()
                .sorted(Comparator.comparing(Change::level).reversed())
                .limit(MOST_CHANGES)
                .forEach(it -> lines.add(
                        "  " + it.level().word() + "  " + it.path() + ": " + it.what() + " (" + it.why() + ")"));
        if (contract.changes().size() > MOST_CHANGES) {
            lines.add("  and " + (contract.changes().size() - MOST_CHANGES) + " more");
        }
        return lines;
    }

    private static String note(final List<String> unknown) {
        final String names =
                unknown.stream().limit(MOST_UNKNOWN).map(Printable::of).collect(Collectors.joining(", "));
        return "note: of no form of contracts, and not looked at: " + names
                + (unknown.size() > MOST_UNKNOWN ? " and " + (unknown.size() - MOST_UNKNOWN) + " more" : "");
    }

    private static String verdict(final CheckReport report) {
        final int contracts = report.contracts().size();
        final int faults = report.problems().size();
        return report.isGood()
                ? "good: " + contracts + (contracts == 1 ? " contract in " : " contracts in ") + report.folder()
                        + ", against " + report.against()
                : faults + (faults == 1 ? " problem" : " problems") + " with " + contracts
                        + (contracts == 1 ? " contract in " : " contracts in ")
                        + report.folder() + ", against " + report.against();
    }
}
