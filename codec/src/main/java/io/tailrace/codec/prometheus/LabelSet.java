package io.tailrace.codec.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * Labels as they stand between the braces, escaped once and copied into every line: {@code a="x",b="y"}. Immutable, safe for any
 * thread.
 */
public final class LabelSet {
    /** No labels. */
    public static final LabelSet EMPTY = new LabelSet(List.of(), new byte[0]);

    private final List<String> names;
    private final byte[] escaped;

    private LabelSet(final List<String> names, final byte[] escaped) {
        this.names = names;
        this.escaped = escaped;
    }

    /**
     * Labels in the order given.
     *
     * @param names in the classic Prometheus grammar, no two the same.
     * @param values any text, as many as names; a surrogate without its partner becomes U+FFFD.
     * @return the labels.
     * @throws IllegalArgumentException if a name is outside the grammar or repeats, or the lengths differ.
     */
    public static LabelSet of(final List<String> names, final List<String> values) {
        return EMPTY.with(names, values);
    }

    /**
     * These labels and others behind them.
     *
     * @param moreNames as in {@link #of(List, List)}, none of which is among the names already there.
     * @param moreValues as in {@link #of(List, List)}.
     * @return the labels.
     * @throws IllegalArgumentException as in {@link #of(List, List)}.
     */
    public LabelSet with(final List<String> moreNames, final List<String> moreValues) {
        if (moreNames.size() != moreValues.size()) {
            throw new IllegalArgumentException(moreNames.size() + " label names and " + moreValues.size() + " values");
        }
        final List<String> allNames = new ArrayList<>(names);
        final TextBuffer out = new TextBuffer(64);
        out.put(escaped);
        for (int i = 0; i < moreNames.size(); i++) {
            final String name = moreNames.get(i);
            Grammar.checkLabelName(name);
            if (allNames.contains(name)) {
                throw new IllegalArgumentException("label \"" + name + "\" is given twice");
            }
            if (!allNames.isEmpty()) {
                out.put(',');
            }
            allNames.add(name);
            out.put(name);
            out.put("=\"");
            Escaping.putLabelValue(moreValues.get(i), out);
            out.put('"');
        }
        return new LabelSet(List.copyOf(allNames), out.toByteArray());
    }

    /**
     * Whether a label is among them.
     *
     * @param name of the label.
     * @return true if so.
     */
    public boolean has(final String name) {
        return names.contains(name);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Not a copy: for the writer only. */
    byte[] escaped() {
        return escaped;
    }

    @Override
    public String toString() {
        return "{" + new String(escaped, UTF_8) + "}";
    }
}
