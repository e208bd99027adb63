package io.tailrace.cli.contracts.validate;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names that may have been meant. */
final class NearNames {
    private static final int MOST = 3;
    private static final int LONGEST = 200;

    private NearNames() {}

    /** {@code did you mean a or b? }, or nothing if no name is near: a third of its letters may differ. */
    static String question(final String name, final Collection<String> known) {
        if (name.length() > LONGEST) {
            return "";
        }
        final List<String> near = known.stream()
                .filter(it -> distance(name, it) <= Math.max(2, it.length() / 3))
                .sorted(Comparator.comparingInt((String it) -> distance(name, it))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
        return near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ";
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
