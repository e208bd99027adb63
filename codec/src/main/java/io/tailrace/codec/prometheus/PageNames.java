package io.tailrace.codec.prometheus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is on a page already, by the names that its format gives it, so that nothing is there twice: by escaping, two names may become one,
 * and by the names of their samples, two families may. Whoever plans a page asks it about each family and each series, in the order in which
 * they are to stand. One thread.
 */
public final class PageNames {
    private final ExpositionFormat format;

    /** Names of samples and of families, with the family that has them. */
    private final Map<String, String> owners = new HashMap<>();

    private final Set<Map<String, String>> seriesOfFamily = new HashSet<>();

    /**
     * Of a page on which there is nothing yet.
     *
     * @param format of the page.
     */
    public PageNames(final ExpositionFormat format) {
        this.format = format;
    }

    /**
     * Tells whether names stay what they are on any page but one of {@link NameEscaping#DOTS}.
     *
     * @param metric name of a family.
     * @param labels names of its labels.
     * @return true if all are of the classic grammar.
     */
    public static boolean areClassic(final String metric, final List<String> labels) {
        return Grammar.isClassicMetricName(metric) && labels.stream().allMatch(Grammar::isClassicLabelName);
    }

    /**
     * Puts a family on the page, if it can stand there. The next series are its own.
     *
     * @param name as it was described: a counter's with {@code _total}.
     * @param type of the family.
     * @return null if it stands there; else why it cannot, in words for a warning.
     */
    public String family(final String name, final FamilyType type) {
        seriesOfFamily.clear();
        try {
            Grammar.checkName("metric name", name);
        } catch (final IllegalArgumentException fault) {
            return fault.getMessage();
        }
        final List<String> names = names(format.escaping().escape(name), type);
        for (final String taken : names) {
            final String owner = owners.get(taken);
            if (owner != null) {
                return "metric \"" + name + "\" would stand as " + taken + ", as \"" + owner
                        + "\" does: give one of them another name";
            }
        }
        names.forEach(taken -> owners.put(taken, name));
        return null;
    }

    /**
     * Puts a series of the last family on the page, if it can stand there.
     *
     * @param labels of the series; empty values count as if the label were not there.
     * @return null if it stands there; else why it cannot, in words for a warning.
     */
    public String series(final LabelSet labels) {
        final List<String> names;
        try {
            names = labels.names(format.escaping());
        } catch (final IllegalArgumentException fault) {
            return fault.getMessage();
        }
        final Map<String, String> shown = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (!labels.values().get(i).isEmpty()) {
                shown.put(names.get(i), labels.values().get(i));
            }
        }
        return seriesOfFamily.add(shown)
                ? null
                : "labels " + labels + " are there already, or others that are written alike";
    }

    /** The family's own name and those of its samples, as the format has them. */
    private List<String> names(final String escaped, final FamilyType type) {
        final List<String> names = new ArrayList<>();
        names.add(escaped);
        if (type == FamilyType.HISTOGRAM) {
            names.add(escaped + "_bucket");
            names.add(escaped + "_sum");
            names.add(escaped + "_count");
        }
        if (type == FamilyType.SUMMARY) {
            names.add(escaped + "_sum");
            names.add(escaped + "_count");
        }
        if (format.form() == ExpositionForm.OPEN_METRICS) {
            if (type == FamilyType.COUNTER && escaped.endsWith("_total")) {
                final String family = escaped.substring(0, escaped.length() - "_total".length());
                names.add(family);
                names.add(family + "_created");
            } else if (type == FamilyType.HISTOGRAM || type == FamilyType.SUMMARY) {
                names.add(escaped + "_created");
            }
        }
        return names;
    }
}
