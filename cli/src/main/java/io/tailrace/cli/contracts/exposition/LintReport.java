package io.tailrace.cli.contracts.exposition;

import io.tailrace.cli.console.Json;
import io.tailrace.cli.console.Text;
import io.tailrace.cli.console.TextTable;
import io.tailrace.cli.contracts.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonGenerator;

/**
 * What came of a page.
 *
 * @param place where it came from.
 * @param page as it was read.
 * @param registry that it was held against.
 * @param findings everything that is not as it should be.
 */
record LintReport(String place, Page page, Registry registry, Findings findings) {
    /** What the object says of itself. */
    static final String SCHEMA = "tailrace.contracts-lint-exposition.v1";

    boolean isGood() {
        return findings.count() == 0;
    }

    /** For people. {@code isAll}: with a table of all families. */
    List<String> lines(final boolean isAll) {
        final List<String> lines = new ArrayList<>();
        if (isAll) {
            lines.addAll(families().lines());
            lines.add("");
        }
        final Set<Rule> broken = new TreeSet<>();
        if (!isGood()) {
            final TextTable table = new TextTable(">line", "family", "rule", "found");
            for (final PageFinding finding : findings.inOrder()) {
                broken.add(finding.rule());
                table.add(
                        finding.line() == 0 ? "-" : Long.toString(finding.line()),
                        finding.family().isEmpty() ? "-" : finding.family(),
                        finding.rule().word(),
                        finding.message());
            }
            lines.addAll(table.lines());
            lines.add("");
            broken.forEach(rule -> lines.add(rule.word() + ": " + rule.mend()));
            lines.add("");
        }
        final String counts = Text.count(page.families().size()) + " families, " + Text.count(own()) + " of them ours, "
                + Text.count(page.series()) + " series: " + place;
        lines.add(
                isGood()
                        ? "good: " + counts
                        : "NOT good: " + Text.count(findings.count())
                                + (findings.count() == 1 ? " finding in " : " findings in ") + counts);
        return lines;
    }

    private TextTable families() {
        final TextTable table = new TextTable("family", "type", ">series", "whose");
        page.inOrder()
                .forEach(family -> table.add(
                        Printable.of(family.name()),
                        family.type(),
                        Text.count(family.seriesCount()),
                        isOwn(family) ? "ours" : "user's"));
        return table;
    }

    private long own() {
        return page.inOrder().stream().filter(this::isOwn).count();
    }

    private boolean isOwn(final PageFamily family) {
        return registry.family(family.name()).isPresent();
    }

    String json() {
        return Json.object(this::write);
    }

    private void write(final JsonGenerator json) {
        json.writeStringProperty("schema", SCHEMA);
        json.writeBooleanProperty("good", isGood());
        json.writeStringProperty("page", place);
        json.writeStringProperty("format", page.isOpenMetrics() ? "openmetrics" : "text");
        json.writeNumberProperty("series", page.series());
        json.writeArrayPropertyStart("families");
        for (final PageFamily family : page.inOrder()) {
            json.writeStartObject();
            json.writeStringProperty("family", family.name());
            json.writeStringProperty("type", family.type());
            json.writeNumberProperty("series", family.seriesCount());
            json.writeBooleanProperty("own", isOwn(family));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("findings");
        final List<PageFinding> inOrder = findings.inOrder();
        for (final PageFinding finding : inOrder) {
            json.writeStartObject();
            if (finding.line() > 0) {
                json.writeNumberProperty("line", finding.line());
            }
            json.writeStringProperty("family", finding.family());
            json.writeStringProperty("rule", finding.rule().word());
            json.writeStringProperty("message", finding.message());
            json.writeStringProperty("mend", finding.rule().mend());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("findings_left_out", findings.count() - inOrder.size());
    }
}
