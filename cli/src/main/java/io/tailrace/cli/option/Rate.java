package io.tailrace.cli.option;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How often something is done: a number a second, or {@code max}. */
public final class Rate implements ITypeConverter<Double> {
    /** Stands for as often as it can be done. */
    public static final double UNLIMITED = 0;

    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000_000);
    private static final Pattern FORM = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");

    @Override
    public Double convert(final String text) {
        if (text.equals("max")) {
            return UNLIMITED;
        }
        if (FORM.matcher(text).matches()) {
            final BigDecimal rate = new BigDecimal(text);
            if (rate.signum() > 0 && rate.compareTo(HIGHEST) <= 0) {
                return rate.doubleValue();
            }
        }
        throw new TypeConversionException("give a number a second, above 0 and at most 1000000000, or max");
    }
}
