package io.tailrace.cli.bench.exposer;

import io.tailrace.cli.console.Text;
import io.tailrace.cli.console.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A run for people. */
final class ExposerText {
    private ExposerText() {}

    static List<String> lines(final ExposerSummary summary) {
        final List<String> lines = new ArrayList<>();
        lines.add(summary.machine() + "; " + Text.time(summary.settings().durationNs())
                + " each; times from when a request was due");
        lines.add("measured JVMs: " + String.join(" ", ServerChild.FLAGS));
        lines.add("");
        lines.addAll(measurements(summary));
        summary.measurements().stream()
                .filter(one -> !one.result().keyExchanges().isEmpty())
                .forEach(one -> lines.add(one.objective().name() + ": TLS 1.3, key exchange "
                        + String.join(", ", one.result().keyExchanges())));
        lines.add("");
        lines.addAll(resources(summary));
        if (!summary.peers().isEmpty()) {
            lines.add("");
            lines.addAll(PeerText.lines(summary.peers()));
        }
        lines.add("");
        lines.add(summary.tool()
                .map(tool -> "ceilings beside it by " + tool)
                .orElse("neither wrk nor h2load is installed: the ceilings are by our own client alone"));
        lines.add(summary.isKept() ? "every bound was kept" : "NOT every bound was kept");
        summary.breaches().forEach(breach -> lines.add("  " + breach));
        summary.resources().stream()
                .filter(Resources::isPageWarned)
                .forEach(one -> lines.add("  " + one.server() + ": the page is longer than "
                        + Text.bytes(Resources.WARNED_PAGE_IN_BYTES)));
        return lines;
    }

    private static List<String> measurements(final ExposerSummary summary) {
        final TextTable table = new TextTable(
                "objective",
                ">conns",
                ">asked/s",
                ">p50 ms",
                ">p95 ms",
                ">p99 ms",
                ">answers/s",
                ">other tool",
                ">CPU %",
                "  bounds",
                "verdict");
        for (final Measurement one : summary.measurements()) {
            final Objective objective = one.objective();
            table.add(
                    objective.name(),
                    objective.connections(),
                    objective.isClosedLoop() ? "all" : Integer.toString(objective.perSecond()),
                    ms(one.ms(Measurement.P50)),
                    ms(one.ms(Measurement.P95)),
                    ms(one.ms(Measurement.P99)),
                    Text.count(Math.round(one.result().perSecond())),
                    one.crossCheck()
                            .map(check -> Text.count(Math.round(check.perSecond())))
                            .orElse(""),
                    percent(one.cpuPercent()),
                    "  " + bounds(objective.bounds()),
                    one.breaches().isEmpty() ? "kept" : "BROKEN");
        }
        return table.lines();
    }

    private static String bounds(final Bounds bounds) {
        final List<String> texts = new ArrayList<>();
        add(texts, "p50 <= ", bounds.p50Ms());
        add(texts, "p95 <= ", bounds.p95Ms());
        add(texts, "p99 <= ", bounds.p99Ms());
        add(texts, "answers/s >= ", bounds.leastPerSecond());
        add(texts, "CPU < ", bounds.cpuPercent());
        return String.join(", ", texts);
    }

    private static void add(final List<String> texts, final String before, final OptionalDouble bound) {
        bound.ifPresent(value -> texts.add(before + Measurement.number(value)));
    }

    private static List<String> resources(final ExposerSummary summary) {
        final TextTable table = new TextTable(
                "server",
                ">memory",
                ">bare JVM",
                ">growth",
                ">idle CPU %",
                ">page",
                ">descriptors",
                "  bounds",
                "verdict");
        for (final Resources one : summary.resources()) {
            table.add(
                    one.server(),
                    bytes(one.facts().residentBytes()),
                    bytes(one.bareResidentBytes()),
                    bytes(one.growthInBytes()),
                    percent(one.idleCpuPercent()),
                    one.pageLengthInBytes() == 0 ? "" : Text.bytes(one.pageLengthInBytes()),
                    one.facts().openFiles() + " of " + one.facts().maxFiles(),
                    "  growth < 64 MiB, page < 4 MiB, descriptors < 1 %",
                    one.breaches().isEmpty() ? "kept" : "BROKEN");
        }
        return table.lines();
    }

    private static String bytes(final long bytes) {
        return bytes < 0 ? "?" : Text.bytes(bytes);
    }

    private static String percent(final double value) {
        return value < 0 ? "?" : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String ms(final double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
