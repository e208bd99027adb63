package io.tailrace.cli.bench.delivery;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The values of a page in the classic text form, by the line up to its value. Immutable. */
final class PageValues {
    private final Map<String, Double> values = new HashMap<>();

    private PageValues() {}

    static PageValues of(final byte[] page) {
        final PageValues values = new PageValues();
        new String(page, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(values::put);
        return values;
    }

    private void put(final String line) {
        final int space = line.lastIndexOf(' ');
        if (space > 0) {
            values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        }
    }

    /** All series of a name, and of a label if that is not empty, added up; 0 if there are none. */
    long sum(final String name, final String label) {
        double sum = 0;
        for (final Map.Entry<String, Double> value : values.entrySet()) {
            final String series = value.getKey();
            if (series.startsWith(name)
                    && (series.length() == name.length() || series.charAt(name.length()) == '{')
                    && series.contains(label)) {
                sum += value.getValue();
            }
        }
        return Math.round(sum);
    }

    /** As {@link #sum}, not rounded. */
    double value(final String name) {
        return values.getOrDefault(name, Double.NaN);
    }
}
