package io.tailrace.cli.stat;

import io.tailrace.cli.console.Text;
import io.tailrace.cli.console.TextTable;
import io.tailrace.cli.contracts.text.Printable;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.HistogramTotals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Series as rows: name, rate, quantiles, highest, and what there is in all. Stateless. */
final class SeriesTable {
    private static final Map<String, Double> ALL_QUANTILES = new LinkedHashMap<>();
    private static final Map<String, Double> FEW_QUANTILES = new LinkedHashMap<>();
    private static final int WIDE = 110;
    private static final int LEAST_NAME = 12;
    private static final String CUT = "~";

    static {
        ALL_QUANTILES.put("p50", 50.0);
        ALL_QUANTILES.put("p90", 90.0);
        ALL_QUANTILES.put("p99", 99.0);
        ALL_QUANTILES.put("p99.9", 99.9);
        FEW_QUANTILES.put("p50", 50.0);
        FEW_QUANTILES.put("p99", 99.0);
    }

    private SeriesTable() {}

    /** Headings first. A narrow screen shows fewer quantiles and cuts names. */
    static List<String> lines(final List<SeriesReading> series, final boolean ofTotal, final int width) {
        final Map<String, Double> quantiles = width < WIDE ? FEW_QUANTILES : ALL_QUANTILES;
        final List<String> values = values(series, ofTotal, quantiles);
        final int room = Math.max(LEAST_NAME, width - values.get(0).length() - 2);
        final TextTable table = new TextTable("metric", "values");
        for (int i = 0; i < series.size(); i++) {
            table.add(cut(Printable.plain(SeriesName.of(series.get(i).info())), room), values.get(i + 1));
        }
        final List<String> lines = new ArrayList<>(table.lines());
        lines.set(0, lines.get(0).replaceFirst("values$", "") + values.get(0));
        return lines;
    }

    private static List<String> values(
            final List<SeriesReading> series, final boolean ofTotal, final Map<String, Double> quantiles) {
        final List<String> headings = new ArrayList<>(List.of(">rate/s"));
        quantiles.keySet().forEach(name -> headings.add(">" + name));
        headings.addAll(List.of(">max", ">count/value"));
        final TextTable table = new TextTable(headings.toArray(String[]::new));
        for (final SeriesReading one : series) {
            table.add(cells(one, ofTotal, quantiles).toArray());
        }
        // Of the first column the blanks on the left belong to it.
        return table.lines();
    }

    private static List<String> cells(
            final SeriesReading one, final boolean ofTotal, final Map<String, Double> quantiles) {
        final List<String> cells = new ArrayList<>();
        cells.add(one.type() == MetricType.GAUGE ? "" : decimal(one.rate()));
        final HistogramTotals histogram = one.histogram(ofTotal);
        final Unit unit = one.info().metric().unit();
        for (final double percentile : quantiles.values()) {
            cells.add(histogram == null ? "" : recorded(unit, histogram.valueAtPercentile(percentile)));
        }
        cells.add(histogram == null ? "" : recorded(unit, histogram.max()));
        cells.add(
                switch (one.type()) {
                    case COUNTER -> recorded(unit, one.counterTotal());
                    case GAUGE -> gauge(unit, one.gaugeValue());
                    case HISTOGRAM -> Text.count(one.total().count());
                });
        return cells;
    }

    static String decimal(final double value) {
        if (value == 0) {
            return "0";
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%,.0f", value);
    }

    private static String recorded(final Unit unit, final long value) {
        if (unit.isTime()) {
            return Text.time(Math.max(0, value));
        }
        return switch (unit) {
            case BYTES -> Text.bytes(Math.max(0, value));
            case MILLIONTHS -> Text.millionths((double) value);
            default -> Text.count(value);
        };
    }

    private static String gauge(final Unit unit, final double value) {
        if (unit == Unit.BYTES && value >= 0 && value < Long.MAX_VALUE) {
            return Text.bytes((long) value);
        }
        final String suffix = unit == Unit.SECONDS ? " s" : unit == Unit.MILLISECONDS ? " ms" : "";
        final boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return (isWhole ? Text.count((long) value) : String.format(Locale.ROOT, "%.6g", value)) + suffix;
    }

    private static String cut(final String name, final int room) {
        return name.length() <= room ? name : name.substring(0, room - CUT.length()) + CUT;
    }
}
