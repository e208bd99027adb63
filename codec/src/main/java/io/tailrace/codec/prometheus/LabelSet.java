package io.tailrace.codec.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Labels as they stand between the braces, escaped once and copied into every line: {@code a="x",b="y"}. Names are any text; how those
 * outside the classic grammar are written is the page's {@link NameEscaping}. Immutable, safe for any thread.
 */
public final class LabelSet {
    /** No labels. */
    public static final LabelSet EMPTY = new LabelSet(List.of(), List.of());

    /** What Prometheus keeps the metric's name in. */
    private static final String METRIC_NAME = "__name__";

    private final List<String> names;
    private final List<String> values;
    private final byte[] unescaped;

    /** As the page wanted it that was written last: a page has one escaping, and pages of several are rare. */
    private volatile Laid laid;

    private LabelSet(final List<String> names, final List<String> values) {
        this.names = List.copyOf(names);
        this.values = List.copyOf(values);
        this.unescaped = layOut(names);
        this.laid = new Laid(NameEscaping.ALLOW_UTF_8, unescaped);
    }

    /**
     * Labels in the order given.
     *
     * @param names any well-formed text that is not empty, no two the same, none {@code __name__}.
     * @param values any text, as many as names; a surrogate without its partner becomes U+FFFD.
     * @return the labels.
     * @throws IllegalArgumentException if there can be no such name, or it repeats, or the lengths differ.
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
        for (final String name : moreNames) {
            Grammar.checkName("label name", name);
            if (allNames.contains(name)) {
                throw new IllegalArgumentException("label \"" + name + "\" is given twice");
            }
            checkNotMetricName(name, name);
            allNames.add(name);
        }
        final List<String> allValues = new ArrayList<>(values);
        allValues.addAll(moreValues);
        return new LabelSet(allNames, allValues);
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

    /**
     * Refuses labels that cannot be told apart on a page. Writers do the same with each sample, so whoever plans a page asks first.
     *
     * @param escaping of the page.
     * @throws IllegalArgumentException if two names become one, or one becomes {@code __name__}.
     */
    public void check(final NameEscaping escaping) {
        escaped(escaping);
    }

    /**
     * Their names on a page.
     *
     * @param escaping of the page.
     * @return in their order.
     * @throws IllegalArgumentException if two names become one, or one becomes {@code __name__}.
     */
    public List<String> names(final NameEscaping escaping) {
        final List<String> escaped = new ArrayList<>(names.size());
        final Set<String> known = new HashSet<>();
        for (final String name : names) {
            final String shown = escaping.escapeLabel(name);
            if (!known.add(shown)) {
                throw new IllegalArgumentException(
                        "labels " + names + " cannot be told apart when names are escaped by \"" + escaping.keyword()
                                + "\": two are " + shown);
            }
            checkNotMetricName(name, shown);
            escaped.add(shown);
        }
        return escaped;
    }

    /**
     * Their values.
     *
     * @return in their order, as they were given.
     */
    public List<String> values() {
        return values;
    }

    /**
     * As they stand on a page, which is also what tells them from another set.
     *
     * @param escaping of the page.
     * @return in braces.
     * @throws IllegalArgumentException if two names become one, or one becomes {@code __name__}.
     */
    public String inBraces(final NameEscaping escaping) {
        return "{" + new String(escaped(escaping), UTF_8) + "}";
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** As under {@link NameEscaping#ALLOW_UTF_8}. Not a copy: for the writers only. */
    byte[] escaped() {
        return unescaped;
    }

    /** Not a copy: for the writers only. */
    byte[] escaped(final NameEscaping escaping) {
        if (escaping == NameEscaping.ALLOW_UTF_8) {
            return unescaped;
        }
        Laid found = laid;
        if (found.escaping != escaping) {
            final List<String> shown = names(escaping);
            found = new Laid(escaping, shown.equals(names) ? unescaped : layOut(shown));
            laid = found;
        }
        return found.bytes;
    }

    private byte[] layOut(final List<String> shownNames) {
        final TextBuffer out = new TextBuffer(64);
        for (int i = 0; i < shownNames.size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            putName(shownNames.get(i), out);
            out.put("=\"");
            Escaping.putLabelValue(values.get(i), out);
            out.put('"');
        }
        return out.toByteArray();
    }

    private static void putName(final String name, final TextBuffer out) {
        if (Grammar.isClassicLabelName(name)) {
            out.put(name);
        } else {
            out.put('"');
            Escaping.putLabelValue(name, out);
            out.put('"');
        }
    }

    private static void checkNotMetricName(final String name, final String shown) {
        if (shown.equals(METRIC_NAME)) {
            throw new IllegalArgumentException(
                    "label \"" + name + "\" would stand as " + METRIC_NAME + ", which is the metric's own name");
        }
    }

    @Override
    public String toString() {
        return inBraces(NameEscaping.ALLOW_UTF_8);
    }

    private static final class Laid {
        private final NameEscaping escaping;
        private final byte[] bytes;

        private Laid(final NameEscaping escaping, final byte[] bytes) {
            this.escaping = escaping;
            this.bytes = bytes;
        }
    }
}
