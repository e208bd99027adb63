package io.tailrace.engine.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The versions of all metrics: by name, and those that stand beside others of their name by their label names, too. Any thread reads, under
 * the registry's lock they change.
 */
final class KnownVersions {
    private final Map<String, MetricVersions> byName = new ConcurrentHashMap<>();
    private final Map<String, Map<List<String>, MetricVersions>> beside = new ConcurrentHashMap<>();

    /** Null if there are none. */
    MetricVersions find(final MetricDescriptor descriptor, final boolean isBeside) {
        return isBeside ? besideOf(descriptor.name()).get(descriptor.labelNames()) : byName.get(descriptor.name());
    }

    void put(final MetricDescriptor descriptor, final boolean isBeside, final MetricVersions versions) {
        if (isBeside) {
            beside.computeIfAbsent(descriptor.name(), name -> new ConcurrentHashMap<>())
                    .put(descriptor.labelNames(), versions);
        } else {
            byName.put(descriptor.name(), versions);
        }
    }

    /** Those among which a metric is; null if it was forgotten. */
    MetricVersions of(final Metric metric) {
        return find(metric.descriptor(), metric.isBeside());
    }

    /** All of a name. */
    List<MetricVersions> all(final String name) {
        final List<MetricVersions> all = new ArrayList<>(besideOf(name).values());
        if (byName.containsKey(name)) {
            all.add(byName.get(name));
        }
        return all;
    }

    void forget(final Metric metric) {
        final MetricVersions versions = of(metric);
        if (versions != null) {
            versions.remove(metric);
            if (versions.isEmpty()) {
                final String name = metric.descriptor().name();
                byName.remove(name, versions);
                besideOf(name).values().remove(versions);
            }
        }
    }

    /** Refuses what could not be shown in one family with those that stand beside it. */
    void checkFits(final MetricDescriptor descriptor, final boolean isBeside) {
        final List<MetricVersions> others = isBeside
                ? all(descriptor.name())
                : List.copyOf(besideOf(descriptor.name()).values());
        for (final MetricVersions versions : others) {
            for (final Metric metric : versions.all()) {
                final MetricDescriptor known = metric.given();
                if (known.type() != descriptor.type()
                        || known.form() != descriptor.form()
                        || known.unit() != descriptor.unit()
                        || known.firstParty() != descriptor.firstParty()) {
                    throw new IllegalArgumentException("metric \"" + descriptor.name() + "\", a " + descriptor.type()
                            + " in " + descriptor.unit() + ", would stand beside a " + known.type() + " in "
                            + known.unit() + " of the same name: give one of them another name");
                }
            }
        }
    }

    private Map<List<String>, MetricVersions> besideOf(final String name) {
        return beside.getOrDefault(name, Map.of());
    }
}
