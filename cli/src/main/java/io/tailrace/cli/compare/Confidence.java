package io.tailrace.cli.compare;

import io.tailrace.engine.reader.compare.ComparisonSettings;

/** A confidence that a comparison can have. */
final class Confidence extends Decimal {
    Confidence() {
        super(
                number -> number.doubleValue() >= ComparisonSettings.LOWEST_CONFIDENCE
                        && number.doubleValue() <= ComparisonSettings.HIGHEST_CONFIDENCE,
                "give a number from " + ComparisonSettings.LOWEST_CONFIDENCE + " to "
                        + ComparisonSettings.HIGHEST_CONFIDENCE + ", for example 0.99");
    }
}
