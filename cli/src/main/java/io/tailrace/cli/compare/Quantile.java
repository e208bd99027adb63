package io.tailrace.cli.compare;

import java.math.BigDecimal;

/** A quantile between 0 and 1, or {@code max}, which is 1. */
final class Quantile extends Decimal {
    private static final String MAX = "max";

    Quantile() {
        super(
                number -> number.signum() > 0 && number.compareTo(BigDecimal.ONE) < 0,
                "give numbers above 0 and below 1, or max, for example 0.5,0.99,max");
    }

    @Override
    public Double convert(final String text) {
        return text.equals(MAX) ? Double.valueOf(1) : super.convert(text);
    }
}
