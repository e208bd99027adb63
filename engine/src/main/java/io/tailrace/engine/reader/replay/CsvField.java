package io.tailrace.engine.reader.replay;

/** Fields of CSV (RFC 4180). */
final class CsvField {
    private CsvField() {}

    /** In quotes only if it must be, as a metric's name seldom must. */
    static String of(final String text) {
        final boolean isPlain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return isPlain ? text : quoted(text);
    }

    /** In quotes unless it is empty. */
    static String quoted(final String text) {
        return text.isEmpty() ? "" : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
