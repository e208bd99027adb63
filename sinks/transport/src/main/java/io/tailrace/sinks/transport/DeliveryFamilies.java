package io.tailrace.sinks.transport;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.registry.FamilyUnit;
import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricDescriptorBuilder;
import io.tailrace.engine.descriptor.Unit;
import java.util.concurrent.TimeUnit;

/** Descriptors of the families that transports count into: names, labels, bounds and words are the registry's. */
final class DeliveryFamilies {
    static final MetricDescriptor FAILURES = of(MetricFamilies.METRICS_EXPORT_DELIVERY_FAILURES_TOTAL);
    static final MetricDescriptor LATENCY = of(MetricFamilies.METRICS_EXPORT_LATENCY_SECONDS);
    static final MetricDescriptor LATENCY_MS = of(MetricFamilies.METRICS_EXPORT_LATENCY_MS);
    static final MetricDescriptor ALERT = of(MetricFamilies.METRICS_EXPORT_DELIVERY_ALERT);
    static final MetricDescriptor DELIVERED = of(MetricFamilies.TAILRACE_TRANSPORT_DELIVERED_TOTAL);
    static final MetricDescriptor REFUSED = of(MetricFamilies.TAILRACE_TRANSPORT_REFUSED_TOTAL);
    static final MetricDescriptor LOST_FRAMES = of(MetricFamilies.TAILRACE_TRANSPORT_LOST_FRAMES_TOTAL);

    private DeliveryFamilies() {}

    private static MetricDescriptor of(final MetricFamily family) {
        final MetricDescriptorBuilder builder = begin(family);
        return builder.help(family.help())
                .labelNames(family.labelNames().toArray(String[]::new))
                .firstParty()
                .build();
    }

    private static MetricDescriptorBuilder begin(final MetricFamily family) {
        if (family.type() == FamilyType.HISTOGRAM) {
            // A peer may be away for a day before what was recorded for it is acknowledged; two digits are plenty for
            // waits.
            return MetricDescriptor.histogram(family.name())
                    .unit(family.unit() == FamilyUnit.MILLISECONDS ? Unit.MILLISECONDS : Unit.SECONDS)
                    .range(new HistogramRange(TimeUnit.MICROSECONDS.toNanos(10), TimeUnit.DAYS.toNanos(2), 2))
                    .bounds(family.bounds());
        }
        return family.type() == FamilyType.GAUGE
                ? MetricDescriptor.gauge(family.name())
                : MetricDescriptor.counter(family.name());
    }
}
