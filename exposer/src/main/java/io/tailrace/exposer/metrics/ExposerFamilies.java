package io.tailrace.exposer.metrics;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.registry.MetricFamily;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The families that are on every page: the golden ones of the registry, and those that the exposer counts itself. */
public final class ExposerFamilies {
    /** Those whose values come from the log alone, by name. */
    public static final List<MetricFamily> FROM_LOG = sorted(family -> family.isGolden() && !isLive(family));

    /** Those that the exposer counts itself, by name. */
    public static final List<MetricFamily> LIVE = sorted(ExposerFamilies::isLive);

    private static final Map<String, MetricFamily> BY_NAME = MetricFamilies.ALL.stream()
            .filter(family -> FROM_LOG.contains(family) || LIVE.contains(family))
            .collect(toUnmodifiableMap(MetricFamily::name, Function.identity()));

    private ExposerFamilies() {}

    /** The family of a name, or null. */
    public static MetricFamily byName(final String name) {
        return BY_NAME.get(name);
    }

    /** Whether the exposer counts in it: in its own, and, as a host with TLS, in that of post-quantum key exchanges. */
    public static boolean isLive(final MetricFamily family) {
        return family.source().isExposer() || family.equals(MetricFamilies.PQ_KEX_FAILURES_TOTAL);
    }

    private static List<MetricFamily> sorted(final Predicate<MetricFamily> isWanted) {
        return MetricFamilies.ALL.stream()
                .filter(isWanted)
                .sorted(Comparator.comparing(MetricFamily::name))
                .toList();
    }
}
