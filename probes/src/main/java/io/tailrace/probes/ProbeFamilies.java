package io.tailrace.probes;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.registry.FamilyUnit;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricDescriptorBuilder;
import io.tailrace.engine.descriptor.Unit;

/** Descriptors of the families that probes record into: names, labels, bounds and words are the registry's. */
final class ProbeFamilies {
    /** As jHiccup has it: two digits, up to an hour. */
    private static final HistogramRange PAUSES = new HistogramRange(1_000, 3_600_000_000_000L, 2);

    private ProbeFamilies() {}

    static MetricDescriptor of(final MetricFamily family) {
        return begin(family)
                .unit(unit(family.unit()))
                .help(family.help())
                .labelNames(family.labelNames().toArray(String[]::new))
                .firstParty()
                .build();
    }

    private static MetricDescriptorBuilder begin(final MetricFamily family) {
        if (family.type() == FamilyType.HISTOGRAM) {
            return MetricDescriptor.histogram(family.name()).range(PAUSES).bounds(family.bounds());
        }
        return family.type() == FamilyType.GAUGE
                ? MetricDescriptor.gauge(family.name())
                : MetricDescriptor.counter(family.name());
    }

    private static Unit unit(final FamilyUnit unit) {
        return switch (unit) {
            case SECONDS -> Unit.SECONDS;
            case MILLISECONDS -> Unit.MILLISECONDS;
            case BYTES -> Unit.BYTES;
            case NONE -> Unit.NONE;
        };
    }
}
