package io.tailrace.cli.option;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A regular expression that a whole name must match. */
public final class Regex implements ITypeConverter<Pattern> {
    /** The label of such options in the help. */
    public static final String LABEL = "REGEX";

    @Override
    public Pattern convert(final String text) {
        try {
            return Pattern.compile(text);
        } catch (final PatternSyntaxException fault) {
            final String place = fault.getIndex() < 0 ? "" : " at character " + (fault.getIndex() + 1);
            throw new TypeConversionException("no regular expression of Java, " + fault.getDescription() + place
                    + "; give one that matches the whole name, for example kvstore_.*");
        }
    }
}
