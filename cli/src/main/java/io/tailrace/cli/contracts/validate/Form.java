package io.tailrace.cli.contracts.validate;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How documents stand in a file. */
enum Form {
    /** As the file's ending says, else as its first line looks. */
    AUTO,
    /** One a line. */
    LINES,
    /** One that may stand on several lines. */
    DOCUMENT;

    /** What a file's name says; {@link #AUTO} if it says nothing. */
    static Form ofName(final String name) {
        final String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".ndjson") || lower.endsWith(".jsonl")) {
            return LINES;
        }
        return lower.endsWith(".json") ? DOCUMENT : AUTO;
    }

    /** Of the option. */
    static final class Converter implements ITypeConverter<Form> {
        @Override
        public Form convert(final String text) {
            for (final Form form : values()) {
                if (form.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return form;
                }
            }
            throw new TypeConversionException("give lines, document or auto");
        }
    }
}
