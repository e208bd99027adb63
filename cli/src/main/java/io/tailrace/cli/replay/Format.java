package io.tailrace.cli.replay;

import io.tailrace.engine.reader.replay.ReplayFormat;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A form that a replay is written in, by its name. */
final class Format implements ITypeConverter<ReplayFormat> {
    @Override
    public ReplayFormat convert(final String text) {
        return Arrays.stream(ReplayFormat.values())
                .filter(format -> format.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("give one of "
                        + Arrays.stream(ReplayFormat.values())
                                .map(ReplayFormat::toString)
                                .collect(Collectors.joining(", "))));
    }
}
