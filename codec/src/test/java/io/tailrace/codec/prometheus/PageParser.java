package io.tailrace.codec.prometheus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A strict reader of text 0.0.4, written from the format's description and not from the writer. */
final class PageParser {
    record Sample(String name, Map<String, String> labels, double value, Long timestampMs) {}

    record Page(Map<String, String> helps, Map<String, String> types, List<Sample> samples) {}

    private final String text;
    private int at;

    private PageParser(final String text) {
        this.text = text;
    }

    static Page parse(final String text) {
        return new PageParser(text).page();
    }

    private Page page() {
        final Page page = new Page(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        while (at < text.length()) {
            if (text.startsWith("# HELP ", at)) {
                at += 7;
                final String name = until(' ');
                page.helps().put(name, unescape(until('\n'), false));
            } else if (text.startsWith("# TYPE ", at)) {
                at += 7;
                final String name = until(' ');
                if (page.types().put(name, until('\n')) != null) {
                    throw fault("second TYPE of " + name);
                }
            } else {
                page.samples().add(sample());
            }
        }
        return page;
    }

    private Sample sample() {
        final int start = at;
        while (text.charAt(at) != '{' && text.charAt(at) != ' ') {
            at++;
        }
        final String name = text.substring(start, at);
        final Map<String, String> labels = new LinkedHashMap<>();
        if (text.charAt(at) == '{') {
            at++;
            while (text.charAt(at) != '}') {
                final String label = until('=');
                expect('"');
                labels.put(label, quoted());
                if (text.charAt(at) == ',') {
                    at++;
                }
            }
            at++;
        }
        expect(' ');
        final String[] words = until('\n').split(" ", -1);
        return new Sample(name, labels, number(words[0]), words.length > 1 ? Long.valueOf(words[1]) : null);
    }

    private String quoted() {
        final int start = at;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        final String value = text.substring(start, at++);
        if (value.indexOf('\n') >= 0) {
            throw fault("line feed in a label value");
        }
        return unescape(value, true);
    }

    private static String unescape(final String escaped, final boolean quotes) {
        final StringBuilder plain = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            final char c = escaped.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            final char next = escaped.charAt(++i);
            if (next == 'n') {
                plain.append('\n');
            } else if (next == '\\' || (quotes && next == '"')) {
                plain.append(next);
            } else {
                throw new IllegalArgumentException("no such escape: \\" + next);
            }
        }
        return plain.toString();
    }

    private static double number(final String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private String until(final char end) {
        final int start = at;
        at = text.indexOf(end, start) + 1;
        if (at == 0) {
            throw fault("no '" + end + "' behind " + start);
        }
        return text.substring(start, at - 1);
    }

    private void expect(final char c) {
        if (text.charAt(at++) != c) {
            throw fault("expected '" + c + "'");
        }
    }

    private IllegalArgumentException fault(final String what) {
        return new IllegalArgumentException(what + " at " + at + " of:\n" + text);
    }
}
