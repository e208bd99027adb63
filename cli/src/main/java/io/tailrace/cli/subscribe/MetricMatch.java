package io.tailrace.cli.subscribe;

import io.tailrace.stream.v1.Match;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A text, or the beginning of texts with {@code *} behind it. */
final class MetricMatch implements ITypeConverter<Match> {
    /** The label of such options in the help. */
    static final String LABEL = "NAME|PREFIX*";

    @Override
    public Match convert(final String text) {
        if (text.isEmpty()) {
            throw new TypeConversionException("give the name of a metric, or its beginning and *, for example http_*");
        }
        return of(text);
    }

    static Match of(final String text) {
        return text.endsWith("*")
                ? Match.newBuilder()
                        .setPrefix(text.substring(0, text.length() - 1))
                        .build()
                : Match.newBuilder().setEqual(text).build();
    }
}
