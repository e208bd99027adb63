package io.tailrace.codec.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names that may have been meant. */
public final class NearNames {
    private static final int MOST = 3;
    private static final int LONGEST = 200;

    private NearNames() {}

    /**
     * Asks whether another name was meant.
     *
     * @param name that is not known.
     * @param known names.
     * @return {@code did you mean a or b? }, or nothing if no name is near: a third of its letters may differ.
     */
    public static String question(final String name, final Collection<String> known) {
        if (name.length() > LONGEST) {
            return "";
        }
        final List<String> near = nearest(name, known, MOST).stream()
                .filter(it -> distance(name, it) <= Math.max(2, it.length() / 3))
                .toList();
        return near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ";
    }

    /**
     * Those that are nearest.
     *
     * @param name that is not known.
     * @param known names.
     * @param limit how many at the most.
     * @return the nearest first, however far.
     */
    public static List<String> nearest(final String name, final Collection<String> known, final int limit) {
        return known.stream()
                .sorted(Comparator.comparingInt((String it) -> distance(name, it))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(limit)
                .toList();
    }

    /** V. I. Levenshtein's distance (1965): how many letters must be put in, left out or changed. */
    private static int distance(final String from, final String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            final int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                final int changed = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(row[j - 1], above[j]) + 1);
            }
            above = row;
        }
        return above[to.length()];
    }
}
