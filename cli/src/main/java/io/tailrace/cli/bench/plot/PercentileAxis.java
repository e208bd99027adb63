package io.tailrace.cli.bench.plot;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The usual axis of percentiles: each nine more takes as much room as the nine before. */
final class PercentileAxis {
    private static final double ALL = 100;
    private static final int MOST_NINES = 12;

    private final double left;
    private final double width;
    private final int nines;

    /** {@code count} is that of the largest histogram: what it cannot resolve is not on the axis. */
    PercentileAxis(final double left, final double width, final long count) {
        this.left = left;
        this.width = width;
        nines = Math.max(1, Math.min(MOST_NINES, (int) Math.ceil(Math.log10((double) Math.max(1, count)))));
    }

    /** Where a percentile stands; 100 is where a histogram of {@code count} values ends. */
    double x(final double percentile, final long count) {
        final double end = Math.log10((double) Math.max(1, count));
        final double place = percentile >= ALL ? end : Math.min(end, -Math.log10(1 - percentile / ALL));
        return left + width * Math.min(place, nines) / nines;
    }

    List<Tick> ticks() {
        final List<Tick> ticks = new ArrayList<>();
        ticks.add(new Tick(left, "0 %", true));
        for (int nine = 1; nine <= nines; nine++) {
            final BigDecimal percentile = BigDecimal.valueOf(ALL)
                    .subtract(BigDecimal.valueOf(ALL).movePointLeft(nine))
                    .stripTrailingZeros();
            ticks.add(new Tick(left + width * nine / nines, percentile.toPlainString() + " %", true));
        }
        return ticks;
    }
}
