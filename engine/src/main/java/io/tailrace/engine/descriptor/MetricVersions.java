package io.tailrace.engine.descriptor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All known versions of one name, oldest first. Under the registry's lock, but for the active one. */
final class MetricVersions {
    private final List<Metric> versions = new ArrayList<>();

    /** The one to use; null if there is none. Read by any thread. */
    private volatile Metric active;

    Metric active() {
        return active;
    }

    void active(final Metric metric) {
        active = metric;
    }

    /** Null if all were forgotten. */
    Metric newest() {
        return versions.isEmpty() ? null : versions.get(versions.size() - 1);
    }

    /** The one that had this version at some time; null if there is none. */
    Metric find(final MetricDescriptor descriptor) {
        return versions.stream()
                .filter(metric -> metric.hadVersionOf(descriptor))
                .findFirst()
                .orElse(null);
    }

    /** One whose series the descriptor describes as well; null if there is none. */
    Metric findAmendable(final MetricDescriptor descriptor) {
        return versions.stream()
                .filter(metric -> VersionRules.isAmendment(metric.given(), descriptor))
                .findFirst()
                .orElse(null);
    }

    /** Refuses what is no step from or to one of the versions that are known. */
    void check(final MetricDescriptor descriptor) {
        for (final Metric metric : versions) {
            final MetricDescriptor known = metric.given();
            if (VersionRules.compare(known, descriptor) < 0) {
                VersionRules.check(known, descriptor);
            } else {
                VersionRules.check(descriptor, known);
            }
        }
    }

    /** The least minor version under which one can be told: versions that are older have those below. */
    int lowestMinor(final MetricDescriptor descriptor) {
        return versions.stream()
                .filter(metric -> metric.given().versionMajor() == descriptor.versionMajor()
                        && VersionRules.compare(metric.given(), descriptor) < 0)
                .mapToInt(metric -> metric.descriptor().versionMinor() + 1)
                .max()
                .orElse(0);
    }

    List<Metric> all() {
        return List.copyOf(versions);
    }

    void add(final Metric metric) {
        versions.add(metric);
        versions.sort(Comparator.comparing(Metric::given, VersionRules::compare));
    }

    void remove(final Metric metric) {
        versions.remove(metric);
        if (active == metric) {
            active = null;
        }
    }

    boolean isEmpty() {
        return versions.isEmpty();
    }
}
