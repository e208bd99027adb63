package io.tailrace.engine.snapshot;

import java.util.Map;

/** Further base labels as an epoch frame has them: each name and each value on a line of its own. */
final class LabelLines {
    private LabelLines() {}

    /** Neither names nor values have line feeds. */
    static String of(final Map<String, String> labels) {
        final StringBuilder lines = new StringBuilder();
        labels.forEach(
                (name, value) -> lines.append(name).append('\n').append(value).append('\n'));
        return lines.toString();
    }
}
