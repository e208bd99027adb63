package io.tailrace.cli.contracts.exposition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line with a value.
 *
 * @param line of the page, from 1.
 * @param name as it stands there, with the suffix of a histogram's part.
 * @param labels in their order.
 * @param value the number.
 * @param timestamp as it stands there; empty if there is none.
 */
record PageSample(long line, String name, List<PageLabel> labels, double value, String timestamp) {
    static final String LE = "le";

    /** A label, its value without escapes. */
    record PageLabel(String name, String value) {}

    /** The value of a label. */
    Optional<String> label(final String name) {
        return labels.stream()
                .filter(label -> label.name().equals(name))
                .map(PageLabel::value)
                .findFirst();
    }

    /** What tells its series from others, without the bound of a bucket; the order of labels does not matter. */
    String seriesKey() {
        return key(false, List.of());
    }

    /** The same, without some labels. */
    String seriesKey(final List<String> without) {
        return key(false, without);
    }

    /** What tells it from other lines, without some labels. */
    String lineKey(final List<String> without) {
        return name + key(true, without) + " " + timestamp;
    }

    /** What tells it from other lines. */
    String lineKey() {
        return lineKey(List.of());
    }

    private String key(final boolean withBound, final List<String> without) {
        final List<String> parts = new ArrayList<>();
        for (final PageLabel label : labels) {
            if ((withBound || !label.name().equals(LE)) && !without.contains(label.name())) {
                parts.add(label.name() + "=" + label.value().length() + ":" + label.value());
            }
        }
        parts.sort(null);
        return parts.toString();
    }
}
