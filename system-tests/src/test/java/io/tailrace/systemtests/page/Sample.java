package io.tailrace.systemtests.page;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A line of a page.
 *
 * @param name as it stands there, with the suffix of a histogram's part.
 * @param labels by name.
 * @param value the number.
 */
public record Sample(String name, SortedMap<String, String> labels, double value) {
    /** What tells it from other lines. */
    public String key() {
        return name + labels;
    }

    /** Whether it has the label with that value. */
    public boolean has(final String label, final String labelValue) {
        return labelValue.equals(labels.get(label));
    }

    /** Its labels but one. */
    public SortedMap<String, String> labelsWithout(final String label) {
        final SortedMap<String, String> others = new TreeMap<>(labels);
        others.remove(label);
        return others;
    }
}
