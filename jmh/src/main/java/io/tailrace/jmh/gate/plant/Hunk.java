package io.tailrace.jmh.gate.plant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * Lines of a source and what they become. It has no line numbers: the place is where the lines are, and they must be there exactly once. Immutable.
 *
 * @param before lines to be found.
 * @param after what replaces them.
 */
record Hunk(List<String> before, List<String> after) {
    Hunk {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Empty if the lines are not there, or more than once. */
    OptionalInt place(final List<String> source) {
        final int first = Collections.indexOfSubList(source, before);
        return first < 0 || first != Collections.lastIndexOfSubList(source, before)
                ? OptionalInt.empty()
                : OptionalInt.of(first);
    }

    /** The source with the lines replaced. */
    List<String> apply(final List<String> source, final int place) {
        final List<String> planted = new ArrayList<>(source.subList(0, place));
        planted.addAll(after);
        planted.addAll(source.subList(place + before.size(), source.size()));
        return planted;
    }
}
