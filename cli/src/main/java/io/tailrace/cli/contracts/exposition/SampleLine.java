package io.tailrace.cli.contracts.exposition;

import io.tailrace.cli.contracts.exposition.PageSample.PageLabel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a line with a value, character by character, once. */
final class SampleLine {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][-+]?[0-9]++)?");
    private static final Pattern TIMESTAMP = Pattern.compile("-?[0-9]++");
    private static final Pattern OPEN_METRICS_TIMESTAMP = Pattern.compile("-?[0-9]++(?:\\.[0-9]++)?");
    private static final int MAX_NUMBER_LENGTH = 400;
    private static final int MAX_LABELS = 1_000;

    private final String text;
    private final boolean isOpenMetrics;
    private String quotedName = "";
    private int index;

    SampleLine(final String text, final boolean isOpenMetrics) {
        this.text = text;
        this.isOpenMetrics = isOpenMetrics;
    }

    PageSample read(final long line) throws PageSyntaxException {
        skipBlanks();
        String name = peek() == '{' ? "" : name(true);
        skipBlanks();
        final List<PageLabel> labels = peek() == '{' ? labels(name.isEmpty()) : List.of();
        if (name.isEmpty()) {
            name = quotedName;
        }
        skipBlanks();
        final double value = number(word());
        skipBlanks();
        String timestamp = "";
        if (!isAtEnd() && peek() != '#') {
            timestamp = timestamp(word());
            skipBlanks();
        }
        if (isOpenMetrics && peek() == '#') {
            exemplar();
        }
        if (!isAtEnd()) {
            throw fault("nothing more");
        }
        return new PageSample(line, name, labels, value, timestamp);
    }

    /** A value as the format writes it. */
    static double number(final String word) throws PageSyntaxException {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> finite(word);
        };
    }

    private static double finite(final String word) throws PageSyntaxException {
        if (word.length() > MAX_NUMBER_LENGTH || !NUMBER.matcher(word).matches()) {
            throw new PageSyntaxException("expected a number, found \"" + word + "\"");
        }
        return Double.parseDouble(word);
    }

    private String timestamp(final String word) throws PageSyntaxException {
        final Pattern form = isOpenMetrics ? OPEN_METRICS_TIMESTAMP : TIMESTAMP;
        if (!form.matcher(word).matches()) {
            throw new PageSyntaxException("expected a timestamp in "
                    + (isOpenMetrics ? "seconds" : "whole milliseconds") + ", found \"" + word + "\"");
        }
        return word;
    }

    private void exemplar() throws PageSyntaxException {
        index++;
        skipBlanks();
        if (peek() != '{') {
            throw fault("the labels of an exemplar");
        }
        labels(false);
        skipBlanks();
        number(word());
        skipBlanks();
        if (!isAtEnd()) {
            timestamp(word());
            skipBlanks();
        }
    }

    /** {@code holdsName}: the metric's own name, in quotes, stands before the labels. */
    private List<PageLabel> labels(final boolean holdsName) throws PageSyntaxException {
        index++;
        final List<PageLabel> labels = new ArrayList<>();
        final Set<String> names = new HashSet<>();
        skipBlanks();
        if (holdsName) {
            quotedName = quoted();
            if (quotedName.isEmpty()) {
                throw fault("a metric name");
            }
            skipComma();
        }
        while (peek() != '}') {
            final String name = peek() == '"' ? quoted() : name(false);
            skipBlanks();
            expect('=');
            skipBlanks();
            labels.add(new PageLabel(name, quoted()));
            if (!names.add(name)) {
                throw new PageSyntaxException("the label " + name + " is there twice");
            }
            if (labels.size() > MAX_LABELS) {
                throw new PageSyntaxException("more than " + MAX_LABELS + " labels");
            }
            skipComma();
        }
        index++;
        return List.copyOf(labels);
    }

    private void skipComma() throws PageSyntaxException {
        skipBlanks();
        if (peek() == ',') {
            index++;
            skipBlanks();
        } else if (peek() != '}') {
            throw fault(", or } behind a label");
        }
    }

    /** What is left of the line, without the blanks before it. */
    String rest() {
        skipBlanks();
        return text.substring(index);
    }

    /** The next text in quotes. */
    String quoted() throws PageSyntaxException {
        expect('"');
        final StringBuilder value = new StringBuilder();
        while (!isAtEnd() && peek() != '"') {
            char next = text.charAt(index++);
            if (next == '\\') {
                next = switch (peek()) {
                    case 'n' -> '\n';
                    case '\\', '"' -> peek();
                    default -> throw fault("\\n, \\\\ or \\\" behind a backslash");
                };
                index++;
            }
            value.append(next);
        }
        expect('"');
        return value.toString();
    }

    private String name(final boolean allowsColon) throws PageSyntaxException {
        final int start = index;
        while (!isAtEnd() && isNamePart(peek(), index > start, allowsColon)) {
            index++;
        }
        if (index == start) {
            throw fault(allowsColon ? "a metric name" : "a label name");
        }
        return text.substring(start, index);
    }

    private static boolean isNamePart(final char c, final boolean allowsDigit, final boolean allowsColon) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || (allowsColon && c == ':')
                || (allowsDigit && c >= '0' && c <= '9');
    }

    private String word() throws PageSyntaxException {
        final int start = index;
        while (!isAtEnd() && !isBlank(peek())) {
            index++;
        }
        if (index == start) {
            throw fault("a number");
        }
        return text.substring(start, index);
    }

    private void expect(final char expected) throws PageSyntaxException {
        if (isAtEnd() || peek() != expected) {
            throw fault(String.valueOf(expected));
        }
        index++;
    }

    private void skipBlanks() {
        while (!isAtEnd() && isBlank(peek())) {
            index++;
        }
    }

    private static boolean isBlank(final char c) {
        return c == ' ' || c == '\t';
    }

    private boolean isAtEnd() {
        return index >= text.length();
    }

    /** A character that no line has, at its end. */
    private char peek() {
        return isAtEnd() ? '\n' : text.charAt(index);
    }

    private PageSyntaxException fault(final String expected) {
        return new PageSyntaxException("column " + (index + 1) + ": expected " + expected + ", found "
                + (isAtEnd() ? "the end of the line" : "\"" + text.charAt(index) + "\""));
    }
}
