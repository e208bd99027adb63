package io.tailrace.cli.collect;

import io.tailrace.cli.console.Text;
import io.tailrace.cli.console.TextTable;
import io.tailrace.cli.contracts.text.Printable;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SeriesTotals;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A summary for people. */
final class CollectText {
    private CollectText() {}

    static List<String> lines(final CollectSummary summary) {
        final List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "received  %,d frames, %,d again and passed over, %,d refused",
                summary.received().frames(),
                summary.received().duplicates(),
                summary.received().refused().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()));
        final TextTable sources = new TextTable("service", "instance", ">epochs", ">frames", ">samples", ">gaps");
        for (final CollectedSource source : summary.sources()) {
            sources.add(
                    Printable.plain(source.service()),
                    Printable.plain(source.instance()),
                    source.epochs(),
                    source.frames(),
                    source.samples(),
                    source.gaps());
        }
        lines.add("");
        lines.addAll(sources.lines());
        if (!summary.merged().isEmpty()) {
            lines.add("");
            lines.addAll(merged(summary));
        }
        if (summary.conflicts() > 0) {
            lines.add(summary.conflicts() + " values left out: instances disagree about the range or the type");
        }
        return lines;
    }

    private static List<String> merged(final CollectSummary summary) {
        final TextTable table = new TextTable("all together", ">count", ">p50", ">p99", ">p99.9", ">max");
        for (final SeriesTotals series : summary.merged()) {
            if (series.info().metric().type() == MetricType.HISTOGRAM) {
                final HistogramTotals histogram = series.histogram();
                final Unit unit = series.info().metric().unit();
                table.add(
                        name(series),
                        histogram.count(),
                        number(unit, histogram.valueAtPercentile(50)),
                        number(unit, histogram.valueAtPercentile(99)),
                        number(unit, histogram.valueAtPercentile(99.9)),
                        number(unit, histogram.max()));
            } else {
                final Unit unit = series.info().metric().unit();
                table.add(
                        name(series),
                        Text.exact(BigInteger.valueOf(series.counterTotal()), unit.toRecorded(1)),
                        "",
                        "",
                        "",
                        "");
            }
        }
        return table.lines();
    }

    private static String number(final Unit unit, final long recorded) {
        return String.format(Locale.ROOT, "%.6g", unit.toExposed((double) recorded));
    }

    private static String name(final SeriesTotals series) {
        return Printable.plain(series.info().metric().name() + "{"
                + String.join(",", series.info().labelValues()) + "}");
    }
}
