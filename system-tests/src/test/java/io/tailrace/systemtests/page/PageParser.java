package io.tailrace.systemtests.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a page line by line. */
final class PageParser {
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\[\"\\\\n])*)\"(,|$)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? ([^ {}]+)(?: -?\\d+)?");

    private final Map<String, String> types = new TreeMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final String text;

    PageParser(final String text) {
        this.text = text;
    }

    Page parse() {
        if (!text.endsWith("\n")) {
            throw new AssertionError("the last line has no end\n" + text);
        }
        text.lines().forEach(this::line);
        return new Page(text, types, samples);
    }

    static double number(final String value) {
        return switch (value) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(value);
        };
    }

    private void line(final String line) {
        final Matcher comment = COMMENT.matcher(line);
        if (comment.matches()) {
            if (comment.group(1).equals("TYPE") && types.put(comment.group(2), comment.group(3)) != null) {
                throw new AssertionError("a second type: " + line);
            }
            return;
        }
        final Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new AssertionError("not a line of the format: " + line);
        }
        final Sample parsed = new Sample(sample.group(1), labels(sample.group(2)), number(sample.group(3)));
        if (!keys.add(parsed.key())) {
            throw new AssertionError("comes twice: " + line);
        }
        samples.add(parsed);
    }

    private static SortedMap<String, String> labels(final String text) {
        final SortedMap<String, String> labels = new TreeMap<>();
        if (text == null) {
            return labels;
        }
        final Matcher label = LABEL.matcher(text);
        int end = 0;
        while (end < text.length() && label.find(end) && label.start() == end) {
            labels.put(label.group(1), unescaped(label.group(2)));
            end = label.end();
        }
        if (end < text.length()) {
            throw new AssertionError("not labels: " + text);
        }
        return labels;
    }

    private static String unescaped(final String value) {
        return Pattern.compile("\\\\(.)")
                .matcher(value)
                .replaceAll(it -> Matcher.quoteReplacement(it.group(1).equals("n") ? "\n" : it.group(1)));
    }
}
