package io.tailrace.codec.prometheus;

import static io.tailrace.codec.prometheus.OpenMetricsParser.require;

import java.util.Locale;
import java.util.Map;

/** One line of OpenMetrics, read from its front. */
final class OpenMetricsLine {
    private final String text;
    private int at;

    OpenMetricsLine(final String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    void expect(final String word) {
        require(text.startsWith(word, at), "expected \"" + word + "\" at " + at);
        at += word.length();
    }

    String until(final char end) {
        final int to = text.indexOf(end, at);
        require(to >= 0, "no '" + end + "'");
        final String part = text.substring(at, to);
        at = to + 1;
        return part;
    }

    String toEnd() {
        final String rest = text.substring(at);
        at = text.length();
        return rest;
    }

    String escapedToEnd() {
        final StringBuilder plain = new StringBuilder();
        while (!isAtEnd()) {
            plain.append(escapedCharacter());
        }
        return plain.toString();
    }

    /** A metric's name, bare or in quotes. */
    String name() {
        return peek() == '"' ? quoted() : bare("[a-zA-Z_:][a-zA-Z0-9_:]*");
    }

    /** What stands before the value, and the space behind it. */
    String nameAndLabels(final Map<String, String> labels) {
        String name = null;
        if (peek() != '{') {
            name = bare("[a-zA-Z_:][a-zA-Z0-9_:]*");
        }
        if (peek() == '{') {
            final String quotedName = labels(labels);
            require((name == null) != (quotedName == null), "one name, before or within the braces");
            name = name == null ? quotedName : name;
        }
        expect(" ");
        return name;
    }

    /** Between braces, with the metric's own name if it is in there. */
    String labels(final Map<String, String> labels) {
        expect("{");
        String name = null;
        boolean isFirst = true;
        while (peek() != '}') {
            if (!isFirst) {
                expect(",");
            }
            final boolean isQuoted = peek() == '"';
            final String label = isQuoted ? quoted() : bare("[a-zA-Z_][a-zA-Z0-9_]*");
            if (isFirst && isQuoted && peek() != '=') {
                name = label;
            } else {
                expect("=");
                require(labels.put(label, quoted()) == null, "a label twice");
            }
            isFirst = false;
        }
        expect("}");
        return name;
    }

    double number() {
        final int from = at;
        while (!isAtEnd() && peek() != ' ') {
            at++;
        }
        return number(text.substring(from, at));
    }

    static double number(final String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "+inf", "inf", "+infinity", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                require(word.matches("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?"), "no number: " + word);
                yield Double.parseDouble(word);
            }
        };
    }

    private String bare(final String grammar) {
        final int from = at;
        while (!isAtEnd() && "{}=, \"".indexOf(peek()) < 0) {
            at++;
        }
        final String name = text.substring(from, at);
        require(name.matches(grammar), "no name: " + name);
        return name;
    }

    private String quoted() {
        expect("\"");
        final StringBuilder plain = new StringBuilder();
        while (peek() != '"') {
            plain.append(escapedCharacter());
        }
        at++;
        return plain.toString();
    }

    private char escapedCharacter() {
        final char c = text.charAt(at++);
        require(c != '"', "a quote that is not escaped");
        if (c != '\\') {
            return c;
        }
        return switch (text.charAt(at++)) {
            case 'n' -> '\n';
            case '"' -> '"';
            case '\\' -> '\\';
            default -> throw new IllegalArgumentException("no such escape");
        };
    }

    private char peek() {
        return isAtEnd() ? '\n' : text.charAt(at);
    }
}
