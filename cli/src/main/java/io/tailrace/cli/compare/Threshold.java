package io.tailrace.cli.compare;

import java.math.BigDecimal;

/** A ratio above 1. */
final class Threshold extends Decimal {
    Threshold() {
        super(number -> number.compareTo(BigDecimal.ONE) > 0, "give a ratio above 1, for example 1.1 for a tenth");
    }
}
