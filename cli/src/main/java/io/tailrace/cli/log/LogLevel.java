package io.tailrace.cli.log;

import java.util.Locale;
import org.slf4j.event.Level;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** From which level on records are written. */
public final class LogLevel implements ITypeConverter<Level> {
    /** Called by the parser. */
    public LogLevel() {}

    @Override
    public Level convert(final String text) {
        return named(text);
    }

    /**
     * Finds one by its name.
     *
     * @param name error, warn, info or debug.
     * @return the level.
     * @throws TypeConversionException for another name.
     */
    public static Level named(final String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "error" -> Level.ERROR;
            case "warn" -> Level.WARN;
            case "info" -> Level.INFO;
            case "debug" -> Level.DEBUG;
            default -> throw new TypeConversionException("give error, warn, info or debug");
        };
    }

    /**
     * Where nobody chose one: a person has progress and errors to look at, a collector wants to know of starts, ends and readiness.
     *
     * @param format in which records are written.
     * @return the level.
     */
    public static Level byDefault(final LogFormat format) {
        return format == LogFormat.JSON ? Level.INFO : Level.WARN;
    }
}
