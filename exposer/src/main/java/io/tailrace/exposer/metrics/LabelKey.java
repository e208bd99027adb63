package io.tailrace.exposer.metrics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What makes a series the same as another one of its family: its labels in any order, empty ones not counted. */
public record LabelKey(Map<String, String> labels) {
    public static LabelKey of(final List<String> names, final List<String> values) {
        final Map<String, String> labels = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (!values.get(i).isEmpty()) {
                labels.put(names.get(i), values.get(i));
            }
        }
        return new LabelKey(labels);
    }
}
