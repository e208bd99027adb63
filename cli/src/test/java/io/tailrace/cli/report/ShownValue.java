package io.tailrace.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A duration as the page shows it: four significant digits in the largest unit of which it is at least one. */
final class ShownValue {
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};

    private ShownValue() {}

    /** Of seconds, as a replay writes them. */
    static String ofSeconds(final String seconds) {
        final BigDecimal ns = new BigDecimal(seconds).movePointRight(9);
        int unit = 0;
        while (unit < UNITS.length - 1 && ns.movePointLeft(3 * (unit + 1)).compareTo(BigDecimal.ONE) >= 0) {
            unit++;
        }
        return ns.movePointLeft(3 * unit)
                        .round(new MathContext(4, RoundingMode.HALF_UP))
                        .stripTrailingZeros()
                        .toPlainString()
                + " " + UNITS[unit];
    }
}
