package io.tailrace.cli.subscribe;

import io.tailrace.stream.v1.LabelMatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A label that a series must have, or must not. */
final class LabelFilter implements ITypeConverter<LabelMatch> {
    /** The label of such options in the help. */
    static final String LABEL = "NAME=VALUE";

    private static final Pattern FORM = Pattern.compile("([^=!]+)(!?)=(.*)", Pattern.DOTALL);

    @Override
    public LabelMatch convert(final String text) {
        final Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException("give NAME=VALUE, NAME=PREFIX*, or != for series that do not match");
        }
        return LabelMatch.newBuilder()
                .setName(matcher.group(1))
                .setValue(MetricMatch.of(matcher.group(3)))
                .setNegated(!matcher.group(2).isEmpty())
                .build();
    }
}
