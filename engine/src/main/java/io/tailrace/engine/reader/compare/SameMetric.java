package io.tailrace.engine.reader.compare;

import io.tailrace.engine.descriptor.MetricDescriptor;
import java.util.Locale;

/**
 * Whether two descriptors of a name mean the same values. Labels, help, bounds and priority may differ: they do not change what a bucket
 * says. A minor version adds labels only.
 */
final class SameMetric {
    private SameMetric() {}

    /** Throws {@link IncomparableException} if they do not. */
    static void check(final MetricDescriptor one, final MetricDescriptor other) {
        if (one.equals(other)) {
            return;
        }
        check(one, "type", lower(one.type()), lower(other.type()));
        check(one, "unit", lower(one.unit()), lower(other.unit()));
        check(one, "range", one.range().toString(), other.range().toString());
        check(one, "major version", Integer.toString(one.versionMajor()), Integer.toString(other.versionMajor()));
    }

    private static void check(final MetricDescriptor metric, final String what, final String one, final String other) {
        if (!one.equals(other)) {
            throw new IncomparableException(metric.name() + " has the " + what + " " + one + " and then " + other);
        }
    }

    private static String lower(final Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
