package io.tailrace.cli.option;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number between two bounds. */
abstract class WholeNumber implements ITypeConverter<Integer> {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,10}");

    private final int lowest;
    private final int highest;
    private final String note;

    /** {@code note} follows the bounds in the message; empty if there is nothing to add. */
    WholeNumber(final int lowest, final int highest, final String note) {
        this.lowest = lowest;
        this.highest = highest;
        this.note = note;
    }

    @Override
    public final Integer convert(final String text) {
        if (FORM.matcher(text).matches()) {
            final long value = Long.parseLong(text);
            if (value >= lowest && value <= highest) {
                return (int) value;
            }
        }
        throw new TypeConversionException("give a whole number from " + lowest + " to " + highest + note);
    }
}
