package io.tailrace.cli.stat;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A label that a series must have.
 *
 * @param name exactly.
 * @param value what its whole value must match.
 */
record LabelPattern(String name, NamePattern value) {
    /** The label of such options in the help. */
    static final String LABEL = "NAME=REGEX";

    /** Reads one. */
    static final class Converter implements ITypeConverter<LabelPattern> {
        @Override
        public LabelPattern convert(final String text) {
            final int equals = text.indexOf('=');
            if (equals <= 0) {
                throw new TypeConversionException("give NAME=REGEX, for example op=get|put");
            }
            return new LabelPattern(
                    text.substring(0, equals), new NamePattern.Converter().convert(text.substring(equals + 1)));
        }
    }
}
