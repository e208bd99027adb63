package io.tailrace.engine.descriptor;

import java.util.ArrayList;
import java.util.List;

/**
 * What the version of a descriptor promises. A minor version only adds labels, behind those that are there, or changes what no series
 * depends on; anything else is a major one (R-A5). Bounds are such a thing: each {@code le} says what it counts, and all are counted from the
 * same buckets.
 */
final class VersionRules {
    private VersionRules() {}

    /** Below 0 if the first one is older, above 0 if it is newer, 0 for the same version. */
    static int compare(final MetricDescriptor a, final MetricDescriptor b) {
        final int major = Integer.compare(a.versionMajor(), b.versionMajor());
        return major != 0 ? major : Integer.compare(a.versionMinor(), b.versionMinor());
    }

    /** Whether both describe the same series: a bump from one to the other changes words, limits and bounds only. */
    static boolean isAmendment(final MetricDescriptor a, final MetricDescriptor b) {
        return a.versionMajor() == b.versionMajor()
                && faults(a, b).isEmpty()
                && a.labelNames().equals(b.labelNames());
    }

    /** Refuses a version that says minor and is major. */
    static void check(final MetricDescriptor older, final MetricDescriptor newer) {
        if (older.versionMajor() != newer.versionMajor()) {
            return;
        }
        final List<String> faults = faults(older, newer);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("metric \"" + newer.name() + "\": version " + newer.version()
                    + " is a minor one after " + older.version() + ", which may only add labels at the end, but "
                    + String.join("; ", faults) + ": give it version " + (older.versionMajor() + 1) + ".0");
        }
    }

    private static List<String> faults(final MetricDescriptor older, final MetricDescriptor newer) {
        final List<String> faults = new ArrayList<>();
        differs("type", older.type(), newer.type(), faults);
        differs("unit", older.unit(), newer.unit(), faults);
        differs("form", older.form(), newer.form(), faults);
        differs("range", older.range(), newer.range(), faults);
        differs("first-party", older.firstParty(), newer.firstParty(), faults);
        differs("retain-samples", older.retainSamples(), newer.retainSamples(), faults);
        final int labels = older.labelNames().size();
        if (newer.labelNames().size() < labels
                || !newer.labelNames().subList(0, labels).equals(older.labelNames())) {
            faults.add("labels " + older.labelNames() + " became " + newer.labelNames());
        }
        return faults;
    }

    private static void differs(final String what, final Object older, final Object newer, final List<String> faults) {
        if (!older.equals(newer)) {
            faults.add(what + " " + older + " became " + newer);
        }
    }
}
