package io.tailrace.springboot;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one source says of a key or of a member of a table: a text, or items of a list. One thread. */
final class GivenProperty {
    private final int source;
    private final String place;
    private final TreeMap<Integer, String> items = new TreeMap<>();
    private String text;

    GivenProperty(final int source, final String place) {
        this.source = source;
        this.place = place;
    }

    /** A stronger source has said something of it, so this one has no say. */
    boolean isOfStrongerThan(final int otherSource) {
        return source < otherSource;
    }

    void take(final int index, final String value) {
        if (index < 0) {
            text = value;
        } else {
            items.put(index, value);
        }
    }

    /** A list is its items with commas between. */
    String text() {
        return text != null ? text : items.values().stream().collect(Collectors.joining(","));
    }

    List<String> list() {
        if (text == null) {
            return new ArrayList<>(items.values());
        }
        final List<String> list = new ArrayList<>();
        for (final String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                list.add(part.strip());
            }
        }
        return list;
    }

    String place() {
        return place;
    }
}
