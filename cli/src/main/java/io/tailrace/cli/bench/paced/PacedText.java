package io.tailrace.cli.bench.paced;

import io.tailrace.cli.console.Text;
import io.tailrace.cli.console.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** A paced result for people. */
final class PacedText {
    private PacedText() {}

    static List<String> lines(final PacedResult result) {
        final CallTimes calls = result.calls();
        final CallTimes empty = result.emptyCalls();
        final TextTable table =
                new TextTable("ns", ">service call", ">empty", ">above", ">  response call", ">empty", ">above");
        for (final Quantile quantile : Quantile.values()) {
            final long service = quantile.of(calls.serviceNs());
            final long emptyService = quantile.of(empty.serviceNs());
            final long response = quantile.of(calls.responseNs());
            final long emptyResponse = quantile.of(empty.responseNs());
            table.add(
                    quantile.label,
                    Text.count(service),
                    Text.count(emptyService),
                    Text.count(service - emptyService),
                    Text.count(response),
                    Text.count(emptyResponse),
                    Text.count(response - emptyResponse));
        }
        table.add(
                "mean",
                tenths(calls.meanServiceNs()),
                tenths(empty.meanServiceNs()),
                tenths(calls.meanServiceNs() - empty.meanServiceNs()),
                tenths(calls.meanResponseNs()),
                tenths(empty.meanResponseNs()),
                tenths(calls.meanResponseNs() - empty.meanResponseNs()));
        final List<String> lines = new ArrayList<>(table.lines());
        lines.add(String.format(
                Locale.ROOT,
                "mean of the quickest 99 %%: %.1f, empty %.1f, above %.1f; the clock's step is %d ns",
                calls.quickMeanServiceNs(),
                empty.quickMeanServiceNs(),
                calls.quickMeanServiceNs() - empty.quickMeanServiceNs(),
                result.clockStepNs()));
        lines.add(machine(result));
        return lines;
    }

    private static String machine(final PacedResult result) {
        final Histogram late = result.hiccups().lateNs();
        return String.format(
                Locale.ROOT,
                "the machine woke a sleeping thread late by p50 %s, p99 %s, max %s; %s of %s times by %s or more,"
                        + " which delayed %s of %s late calls",
                Text.time(Quantile.P50.of(late)),
                Text.time(Quantile.P99.of(late)),
                Text.time(Quantile.MAX.of(late)),
                Text.count(result.hiccups().count()),
                Text.count(late.getTotalCount()),
                Text.time(Hiccups.LEAST_NS),
                Text.count(result.late().delayed()),
                Text.count(result.late().calls()));
    }

    private static String tenths(final double ns) {
        return String.format(Locale.ROOT, "%,.1f", ns);
    }
}
