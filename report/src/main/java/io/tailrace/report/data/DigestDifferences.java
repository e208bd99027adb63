package io.tailrace.report.data;

import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.compare.Comparison;
import io.tailrace.engine.reader.compare.ComparisonReport;
import io.tailrace.engine.reader.compare.ComparisonSettings;
import io.tailrace.engine.reader.compare.IncomparableException;
import io.tailrace.engine.reader.compare.RecordedMetric;
import io.tailrace.engine.reader.replay.ReplayInterval;
import io.tailrace.engine.reader.replay.SeriesDelta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * One side of two journals that are compared: each histogram, all of its series together, as {@code tailrace compare} takes it without
 * labels. One thread.
 */
public final class DigestDifferences {
    /** Metrics that are judged: those with the most samples. */
    public static final int MOST_METRICS = 12;

    private static final int MOST_KEPT = 64;

    private final Map<String, RecordedMetric> metrics = new LinkedHashMap<>();
    private final Map<String, String> faults = new LinkedHashMap<>();

    /** A side on which nothing was recorded yet. */
    public DigestDifferences() {}

    void add(final ReplayInterval interval) {
        final Map<String, List<SeriesDelta>> byName = new LinkedHashMap<>();
        for (final SeriesDelta delta : interval.series()) {
            if (delta.info().metric().type() == MetricType.HISTOGRAM) {
                byName.computeIfAbsent(delta.info().metric().name(), name -> new ArrayList<>())
                        .add(delta);
            }
        }
        byName.forEach((name, series) -> {
            if (faults.containsKey(name) || (!metrics.containsKey(name) && metrics.size() >= MOST_KEPT)) {
                return;
            }
            try {
                metrics.computeIfAbsent(name, first -> new RecordedMetric())
                        .onInterval(new ReplayInterval(interval.epoch(), interval.fromNs(), interval.toNs(), series));
            } catch (final IncomparableException fault) {
                faults.put(name, fault.getMessage());
            }
        });
    }

    void end() {
        metrics.values().forEach(RecordedMetric::onEnd);
    }

    /**
     * Judges what both sides have.
     *
     * @param base the side to compare with, ended.
     * @param now the side to judge, ended.
     * @param progress is told how many are done.
     * @return by name, those with the most samples.
     */
    public static List<Difference> between(
            final DigestDifferences base, final DigestDifferences now, final IntConsumer progress) {
        final Set<String> names = new HashSet<>(base.metrics.keySet());
        names.retainAll(now.metrics.keySet());
        final List<String> most = names.stream()
                .filter(name -> base.samples(name) > 0 && now.samples(name) > 0)
                .sorted(Comparator.<String>comparingLong(name -> -Math.min(base.samples(name), now.samples(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_METRICS)
                .sorted()
                .toList();
        final List<Difference> differences = new ArrayList<>();
        for (final String name : most) {
            differences.add(judge(name, base, now));
            progress.accept(differences.size());
        }
        return differences;
    }

    private static Difference judge(final String name, final DigestDifferences base, final DigestDifferences now) {
        final String fault = base.faults.getOrDefault(name, now.faults.get(name));
        if (fault != null) {
            return new Difference(name, null, fault);
        }
        try {
            final ComparisonReport report =
                    Comparison.of(base.metrics.get(name), now.metrics.get(name), ComparisonSettings.DEFAULT);
            return new Difference(name, report, "");
        } catch (final IncomparableException incomparable) {
            return new Difference(name, null, incomparable.getMessage());
        }
    }

    private long samples(final String name) {
        return metrics.get(name).samples();
    }
}
