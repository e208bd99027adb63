package io.tailrace.cli.bench.plot;

import io.tailrace.cli.console.Text;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Draws percentile distributions. One thread. */
final class PercentilePlot {
    private static final int WIDTH = 880;
    private static final int HEIGHT = 520;
    private static final double LEFT = 84;
    private static final double TOP = 56;
    private static final double PLOT_WIDTH = WIDTH - LEFT - 48;
    private static final double PLOT_HEIGHT = HEIGHT - TOP - 68;
    private static final int TICKS_A_HALF = 12;
    private static final double LEGEND_ROW = 20;
    private static final double LETTER_WIDTH = 6.8;

    private final String title;
    private final List<Curve> curves;
    private final PercentileAxis percentiles;
    private final TimeAxis times;

    PercentilePlot(final String title, final List<Curve> curves) {
        this.title = title;
        this.curves = curves;
        final List<Histogram> all = curves.stream().map(Curve::histogram).toList();
        percentiles = new PercentileAxis(
                LEFT,
                PLOT_WIDTH,
                all.stream().mapToLong(Histogram::getTotalCount).max().orElse(1));
        times = new TimeAxis(
                TOP,
                PLOT_HEIGHT,
                all.stream().mapToLong(Histogram::getMinValue).min().orElse(1),
                all.stream().mapToLong(Histogram::getMaxValue).max().orElse(1));
    }

    String svg() {
        final Svg svg = new Svg(WIDTH, HEIGHT, title + ": percentiles of time").style(Style.css());
        svg.rectangle(0, 0, WIDTH, HEIGHT, 8, "page").text(LEFT, TOP - 24, title, "title ink");
        grid(svg);
        for (int i = 0; i < curves.size(); i++) {
            curve(svg, i, curves.get(i));
        }
        legend(svg);
        return svg.end();
    }

    private void grid(final Svg svg) {
        final double right = LEFT + PLOT_WIDTH;
        final double bottom = TOP + PLOT_HEIGHT;
        for (final Tick tick : times.ticks()) {
            svg.line(LEFT, tick.place(), right, tick.place(), tick.isMajor() ? "grid" : "minor");
            if (!tick.label().isEmpty()) {
                svg.text(LEFT - 10, tick.place() + 4, tick.label(), "muted end");
            }
        }
        for (final Tick tick : percentiles.ticks()) {
            svg.line(tick.place(), TOP, tick.place(), bottom, "grid");
            svg.text(tick.place(), bottom + 20, tick.label(), "muted middle");
        }
        svg.text(LEFT + PLOT_WIDTH / 2, bottom + 46, "percentile of calls", "ink middle");
        svg.turnedText(20, TOP + PLOT_HEIGHT / 2, -90, "time, logarithmic", "ink middle");
    }

    private void curve(final Svg svg, final int index, final Curve curve) {
        final Histogram histogram = curve.histogram();
        final StringBuilder points = new StringBuilder();
        String before = "";
        double x = LEFT;
        double y = TOP + PLOT_HEIGHT;
        for (final HistogramIterationValue step : histogram.percentiles(TICKS_A_HALF)) {
            x = percentiles.x(step.getPercentileLevelIteratedTo(), histogram.getTotalCount());
            y = times.y((double) step.getValueIteratedTo());
            final String point = String.format(Locale.ROOT, "%.1f,%.1f", x, y);
            if (!point.equals(before)) {
                points.append(before.isEmpty() ? "" : " ").append(point);
            }
            before = point;
        }
        svg.path(points.toString(), words(curve), Style.line(index)).dot(x, y, 3, Style.mark(index));
    }

    /** Top left, where curves that rise to the right leave room. */
    private void legend(final Svg svg) {
        final double longest = curves.stream()
                .mapToDouble(curve -> curve.name().length() * LETTER_WIDTH)
                .max()
                .orElse(0);
        svg.rectangle(LEFT + 12, TOP + 12, longest + 56, curves.size() * LEGEND_ROW + 12, 4, "box");
        for (int i = 0; i < curves.size(); i++) {
            final double y = TOP + 28 + i * LEGEND_ROW;
            svg.line(LEFT + 22, y, LEFT + 46, y, Style.line(i));
            svg.text(LEFT + 54, y + 4, curves.get(i).name(), "ink");
        }
    }

    private static String words(final Curve curve) {
        final Histogram histogram = curve.histogram();
        return curve.name() + ": p50 " + Text.time(histogram.getValueAtPercentile(50)) + ", p99 "
                + Text.time(histogram.getValueAtPercentile(99)) + ", p99.99 "
                + Text.time(histogram.getValueAtPercentile(99.99)) + ", max " + Text.time(histogram.getMaxValue())
                + ", " + Text.count(histogram.getTotalCount()) + " values";
    }
}
