package io.tailrace.cli.replay;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast intervals are replayed.
 *
 * @param times so many times as fast as they were recorded; infinite for as fast as it goes.
 */
record Speed(double times) {
    /** The label of such options in the help. */
    static final String LABEL = "SPEED";

    private static final String MAX = "max";
    private static final Pattern FORM = Pattern.compile("[0-9]{1,6}(?:\\.[0-9]{1,3})?x");

    /** Whether intervals are waited for. */
    boolean isBounded() {
        return Double.isFinite(times);
    }

    /** As on a command line. */
    @Override
    public String toString() {
        return isBounded() ? times + "x" : MAX;
    }

    static final class Converter implements ITypeConverter<Speed> {
        @Override
        public Speed convert(final String text) {
            if (text.equals(MAX)) {
                return new Speed(Double.POSITIVE_INFINITY);
            }
            final double times =
                    FORM.matcher(text).matches() ? Double.parseDouble(text.substring(0, text.length() - 1)) : 0;
            if (times == 0) {
                throw new TypeConversionException("give max, or a number above 0 and x, for example 1x, 10x or 0.5x");
            }
            return new Speed(times);
        }
    }
}
