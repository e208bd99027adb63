package io.tailrace.cli.compare;

import java.math.BigDecimal;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A plain decimal number. */
abstract class Decimal implements ITypeConverter<Double> {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,9})?");

    private final Predicate<BigDecimal> isInRange;
    private final String advice;

    /** {@code advice} says what a good one is. */
    Decimal(final Predicate<BigDecimal> isInRange, final String advice) {
        this.isInRange = isInRange;
        this.advice = advice;
    }

    @Override
    public Double convert(final String text) {
        if (FORM.matcher(text).matches()) {
            final BigDecimal number = new BigDecimal(text);
            if (isInRange.test(number)) {
                return number.doubleValue();
            }
        }
        throw new TypeConversionException(advice);
    }
}
