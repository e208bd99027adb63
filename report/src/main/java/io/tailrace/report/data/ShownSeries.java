package io.tailrace.report.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Which series are on the page: pauses first, then those of users before our own, those with more samples before others; as many as
 * there is room for.
 */
final class ShownSeries {
    private static final int MOST_HISTOGRAMS = 60;
    private static final int MOST_SCALARS = 120;
    private static final long SCALAR_BUDGET_IN_VALUES = 60_000;

    private final List<HistogramColumns> histograms;
    private final IdentityHashMap<HistogramColumns, byte[]> bytes = new IdentityHashMap<>();
    private final List<ScalarColumns> scalars;
    private final List<String> leftOut = new ArrayList<>();

    private ShownSeries(final JournalDigest digest, final long budgetInBytes) {
        final List<HistogramColumns> wanted = digest.histograms().stream()
                .sorted(Comparator.<HistogramColumns>comparingInt(ShownSeries::rank)
                        .thenComparing(Comparator.comparingLong(HistogramColumns::samples)
                                .reversed()))
                .limit(MOST_HISTOGRAMS)
                .toList();
        long total = encode(digest, wanted);
        while (total > budgetInBytes
                && digest.length() > JournalDigest.FEWEST_COLUMNS
                && digest.columnNs() != ColumnWidth.next(digest.columnNs())) {
            digest.coarsen();
            total = encode(digest, wanted);
        }
        histograms = new ArrayList<>();
        long used = 0;
        for (final HistogramColumns columns : wanted) {
            if (used + bytes.get(columns).length <= budgetInBytes) {
                used += bytes.get(columns).length;
                histograms.add(columns);
            }
        }
        scalars = scalars(digest);
        tell(digest);
    }

    /** Chooses; the digest's columns may become longer. */
    static ShownSeries of(final JournalDigest digest, final long budgetInBytes) {
        return new ShownSeries(digest, budgetInBytes);
    }

    List<HistogramColumns> histograms() {
        return histograms;
    }

    byte[] bytes(final HistogramColumns columns) {
        return bytes.get(columns);
    }

    List<ScalarColumns> scalars() {
        return scalars;
    }

    /** What is not on the page, in words; one line each. */
    List<String> leftOut() {
        return leftOut;
    }

    private long encode(final JournalDigest digest, final List<HistogramColumns> wanted) {
        long total = 0;
        for (final HistogramColumns columns : wanted) {
            final byte[] encoded = ColumnBytes.of(columns.columns(), digest.firstColumn());
            bytes.put(columns, encoded);
            total += encoded.length;
        }
        return total;
    }

    private static List<ScalarColumns> scalars(final JournalDigest digest) {
        final List<ScalarColumns> chosen = new ArrayList<>();
        long values = 0;
        for (final ScalarColumns columns : digest.scalars().stream()
                .sorted(Comparator.comparing(scalar -> scalar.info().metric().firstParty()))
                .toList()) {
            if (chosen.size() < MOST_SCALARS && values + columns.columns().size() <= SCALAR_BUDGET_IN_VALUES) {
                values += columns.columns().size();
                chosen.add(columns);
            }
        }
        return chosen;
    }

    private void tell(final JournalDigest digest) {
        final int fewer = digest.histograms().size() - histograms.size();
        if (fewer > 0) {
            leftOut.add(fewer + " histogram series of " + digest.histograms().size()
                    + ": those with the fewest samples; choose some with --metric");
        }
        final int fewerScalars = digest.scalars().size() - scalars.size();
        if (fewerScalars > 0) {
            leftOut.add(fewerScalars + " counter and gauge series of "
                    + digest.scalars().size() + "; choose some with --metric");
        }
        digest.notTaken()
                .forEach((what, values) -> leftOut.add(values + " values of further series (" + what
                        + "), which were too many; choose some with --metric"));
        if (digest.facts().eventsLeftOut() > 0) {
            leftOut.add(digest.facts().eventsLeftOut() + " events: of a kind and a level the first "
                    + EventList.MOST_ALIKE + " are shown");
        }
        if (digest.facts().epochsLeftOut() > 0) {
            leftOut.add(digest.facts().epochsLeftOut() + " epochs behind those that are shown");
        }
    }

    private static int rank(final HistogramColumns columns) {
        if (Pauses.NAMES.contains(columns.info().metric().name())) {
            return 0;
        }
        return columns.info().metric().firstParty() ? 2 : 1;
    }
}
