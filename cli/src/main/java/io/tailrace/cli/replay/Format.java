package io.tailrace.cli.replay;

import io.tailrace.engine.reader.replay.ReplayFormat;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What becomes of a replay.
 *
 * @param text the form that it is written in; null if it is sent over OTLP.
 */
record Format(ReplayFormat text) {
    /** Sent, not written. */
    static final Format OTLP = new Format(null);

    boolean isOtlp() {
        return text == null;
    }

    /** As on a command line. */
    @Override
    public String toString() {
        return isOtlp() ? "otlp" : text.toString();
    }

    private static Stream<Format> all() {
        return Stream.concat(Arrays.stream(ReplayFormat.values()).map(Format::new), Stream.of(OTLP));
    }

    /** By its name. */
    static final class Converter implements ITypeConverter<Format> {
        @Override
        public Format convert(final String text) {
            return all().filter(format -> format.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "give one of " + all().map(Format::toString).collect(Collectors.joining(", "))));
        }
    }
}
