package io.tailrace.cli.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A label that a series must have.
 *
 * @param name any text without an equals sign.
 * @param value exactly; may be empty.
 */
public record LabelMatch(String name, String value) {
    /** The label of such options in the help. */
    public static final String LABEL = "NAME=VALUE";

    private static final Pattern FORM = Pattern.compile("([^=]+)=(.*)", Pattern.DOTALL);

    /** Reads one. */
    public static final class Converter implements ITypeConverter<LabelMatch> {
        @Override
        public LabelMatch convert(final String text) {
            final Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("give NAME=VALUE, for example op=get");
            }
            return new LabelMatch(matcher.group(1), matcher.group(2));
        }
    }
}
