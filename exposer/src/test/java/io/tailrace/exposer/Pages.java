package io.tailrace.exposer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.exposer.answer.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at pages as a scraper does: by lines. */
public final class Pages {
    private Pages() {}

    /** A page as text; it stays its owner's. */
    public static String text(final Answer page) {
        final String first = new String(page.copied(), 0, page.copiedLengthInBytes(), UTF_8);
        return page.shared() == null ? first : first + page.shared().toString(UTF_8);
    }

    /** The value of the series that a line begins with, up to the space; fails if it is not there once. */
    public static double value(final String page, final String series) {
        final List<String> found =
                page.lines().filter(line -> line.startsWith(series + " ")).toList();
        if (found.size() != 1) {
            throw new AssertionError(series + " is there " + found.size() + " times:\n" + page);
        }
        return Double.parseDouble(found.get(0).substring(series.length() + 1));
    }

    /** Fails if a family or a series is there twice, or a sample stands outside its family. */
    public static void checkWholeness(final String page) {
        final Set<String> families = new HashSet<>();
        final Set<String> series = new HashSet<>();
        String family = "";
        for (final String line : page.lines().toList()) {
            if (line.startsWith("# HELP ")) {
                continue;
            }
            if (line.startsWith("# TYPE ")) {
                family = line.substring("# TYPE ".length(), line.lastIndexOf(' '));
                require(families.add(family), "twice: " + line);
                continue;
            }
            require(line.startsWith(family), "outside its family: " + line);
            require(series.add(line.substring(0, line.lastIndexOf(' '))), "twice: " + line);
        }
    }

    /** Label sets of all samples, by the name that stands before the brace. */
    public static Map<String, List<String>> labelSets(final String page) {
        final Map<String, List<String>> labelSets = new HashMap<>();
        page.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            final int brace = line.indexOf('{');
            final String name = line.substring(0, brace < 0 ? line.indexOf(' ') : brace);
            labelSets
                    .computeIfAbsent(name, first -> new ArrayList<>())
                    .add(brace < 0 ? "" : line.substring(brace, line.lastIndexOf('}') + 1));
        });
        return labelSets;
    }

    private static void require(final boolean isTrue, final String message) {
        if (!isTrue) {
            throw new AssertionError(message);
        }
    }
}
