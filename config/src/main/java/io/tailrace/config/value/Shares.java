package io.tailrace.config.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Shares of a whole: above 0, at most 1. */
public final class Shares extends ScalarType<Double> {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,17})?");

    @Override
    public String name() {
        return "share";
    }

    @Override
    public String range() {
        return "above 0, at most 1";
    }

    @Override
    Double parse(final String text) throws BadValueException {
        if (!FORM.matcher(text).matches()) {
            throw isNone();
        }
        final double value = new BigDecimal(text).doubleValue();
        if (value <= 0 || value > 1) {
            throw isOutOfRange();
        }
        return value;
    }

    @Override
    String example() {
        return "a number " + range() + ", for example 0.8";
    }

    @Override
    public String toml(final Double value) {
        return new BigDecimal(value.toString()).toPlainString();
    }
}
