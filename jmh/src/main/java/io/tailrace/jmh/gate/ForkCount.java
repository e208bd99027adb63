package io.tailrace.jmh.gate;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How often something is repeated: a few times at least, because an interval of one value says nothing. */
final class ForkCount implements ITypeConverter<Integer> {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,4}");
    private static final int LOWEST = 3;
    private static final int HIGHEST = 100;

    @Override
    public Integer convert(final String text) {
        final int value = FORM.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (value < LOWEST || value > HIGHEST) {
            throw new TypeConversionException("give a whole number from " + LOWEST + " to " + HIGHEST);
        }
        return value;
    }
}
