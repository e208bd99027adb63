package io.tailrace.cli.bench.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An axis of times, logarithmic, whole decades, from the bottom up. */
final class TimeAxis {
    private static final int[] BETWEEN = {2, 5};
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};
    private static final int DECADES_A_UNIT = 3;

    private final double top;
    private final double height;
    private final int lowest;
    private final int highest;

    TimeAxis(final double top, final double height, final long lowestNs, final long highestNs) {
        this.top = top;
        this.height = height;
        lowest = (int) Math.floor(Math.log10((double) Math.max(1, lowestNs)));
        highest = Math.max(lowest + 1, (int) Math.ceil(Math.log10((double) Math.max(1, highestNs))));
    }

    /** Where a time stands; what is below the axis stands at its bottom. */
    double y(final double ns) {
        final double decade = Math.max(lowest, Math.log10(Math.max(1, ns)));
        return top + height * (highest - decade) / (highest - lowest);
    }

    List<Tick> ticks() {
        final List<Tick> ticks = new ArrayList<>();
        for (int decade = lowest; decade <= highest; decade++) {
            ticks.add(new Tick(y(Math.pow(10, decade)), label(decade), true));
            for (int i = 0; i < BETWEEN.length && decade < highest; i++) {
                ticks.add(new Tick(y(BETWEEN[i] * Math.pow(10, decade)), "", false));
            }
        }
        return ticks;
    }

    private static String label(final int decade) {
        final int unit = Math.min(UNITS.length - 1, decade / DECADES_A_UNIT);
        return String.format(Locale.ROOT, "%.0f %s", Math.pow(10, decade - unit * DECADES_A_UNIT), UNITS[unit]);
    }
}
