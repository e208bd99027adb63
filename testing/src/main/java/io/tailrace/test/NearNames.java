package io.tailrace.test;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which names may have been meant by one that is not there. */
final class NearNames {
    private static final int MOST = 5;
    private static final int SHARE = 3;

    private NearNames() {}

    /** The nearest ones, by how many characters would have to be changed, up to a third of them, or of which one is the beginning of the other. */
    static List<String> of(final String wanted, final Collection<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(wanted)
                        || wanted.startsWith(name)
                        || distance(wanted, name) <= Math.max(1, wanted.length() / SHARE))
                .sorted(Comparator.<String>comparingInt(name -> distance(wanted, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** Levenshtein's, row by row. */
    static int distance(final String a, final String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            final int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                final int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(row[j - 1], above[j]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
