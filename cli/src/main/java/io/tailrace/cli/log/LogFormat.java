package io.tailrace.cli.log;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How a record is written. */
public enum LogFormat {
    /** For people: level, logger, message. */
    TEXT,
    /** A JSON object a line: log-record.v1. */
    JSON;

    /**
     * Finds one by its name.
     *
     * @param name text or json.
     * @return the format.
     * @throws TypeConversionException for another name.
     */
    public static LogFormat named(final String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "text" -> TEXT;
            case "json" -> JSON;
            default -> throw new TypeConversionException("give text or json");
        };
    }

    /** For the parser of options. */
    public static final class Converter implements ITypeConverter<LogFormat> {
        /** Called by the parser. */
        public Converter() {}

        @Override
        public LogFormat convert(final String text) {
            return named(text);
        }
    }
}
