package io.tailrace.report.data;

import java.util.concurrent.TimeUnit;

/**
 * How long a column of time is: one of a row of lengths of which each is a multiple of the one before, so that columns become longer
 * ones by adding them up. Columns are aligned to 1970 and hold the snapshots cut after their beginning and at or before their end, as
 * the intervals of a replay do.
 */
final class ColumnWidth {
    private static final long[] NICE_MS = {
        100,
        200,
        1_000,
        2_000,
        10_000,
        30_000,
        60_000,
        120_000,
        600_000,
        1_800_000,
        3_600_000,
        7_200_000,
        21_600_000,
        86_400_000
    };
    static final long LONGEST_NS = 1L << 60;

    private ColumnWidth() {}

    /** The shortest one that is at least as long. */
    static long atLeast(final long ns) {
        long width = TimeUnit.MILLISECONDS.toNanos(NICE_MS[0]);
        while (width < ns && width < LONGEST_NS) {
            width = next(width);
        }
        return width;
    }

    /** The next longer one. */
    static long next(final long widthNs) {
        for (final long ms : NICE_MS) {
            if (TimeUnit.MILLISECONDS.toNanos(ms) > widthNs) {
                return TimeUnit.MILLISECONDS.toNanos(ms);
            }
        }
        return widthNs < LONGEST_NS ? widthNs * 2 : widthNs;
    }

    /** The column that a cut at a moment belongs to. */
    static long columnOf(final long cutNs, final long widthNs) {
        return Math.floorDiv(cutNs - 1, widthNs);
    }
}
