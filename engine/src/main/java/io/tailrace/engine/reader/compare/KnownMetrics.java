package io.tailrace.engine.reader.compare;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.SeriesInfo;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which metrics a log has, to help somebody who asked for another one. Of very many it keeps the first. One thread. */
public final class KnownMetrics implements FrameListener {
    private static final int LIMIT = 10_000;

    private final Map<String, MetricDescriptor> byName = new HashMap<>();

    @Override
    public void onSeries(final SeriesInfo series) {
        if (byName.size() < LIMIT) {
            byName.putIfAbsent(series.metric().name(), series.metric());
        }
    }

    /**
     * A metric of which there is a series.
     *
     * @param name of it.
     * @return as it was first described; null if there is none.
     */
    public MetricDescriptor metric(final String name) {
        return byName.get(name);
    }

    /**
     * The histograms that may have been meant.
     *
     * @param name that was asked for.
     * @param limit how many at the most.
     * @return names, the nearest first.
     */
    public List<String> histogramsNear(final String name, final int limit) {
        return byName.values().stream()
                .filter(metric -> metric.type() == MetricType.HISTOGRAM)
                .map(MetricDescriptor::name)
                .sorted(Comparator.comparingInt((String known) -> distance(name, known))
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
