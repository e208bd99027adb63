package io.tailrace.engine.descriptor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code le} bounds that take the place of those that metrics are described with, by name. Under the registry's lock. */
public final class BoundOverrides {
    private static final Logger LOG = LoggerFactory.getLogger(BoundOverrides.class);

    private final Map<String, List<Double>> byName = new HashMap<>();

    /**
     * Checks bounds of a metric of which nothing else is known yet.
     *
     * @param name of the metric.
     * @param exposed its bounds, in the exposed unit.
     * @param faults receives what is wrong.
     */
    public static void check(final String name, final List<Double> exposed, final List<String> faults) {
        final String where = "bounds of \"" + name + "\"";
        if (exposed == null || exposed.isEmpty() || exposed.size() > MetricDescriptor.MAX_BOUNDS) {
            faults.add(where + " must be 1 to " + MetricDescriptor.MAX_BOUNDS + ", were " + exposed);
            return;
        }
        double before = 0;
        for (final Double bound : exposed) {
            if (bound == null || !(bound > before) || bound.isInfinite()) {
                faults.add(where + " must rise from above 0 and be finite, were " + exposed);
                return;
            }
            before = bound;
        }
    }

    static void checkOrThrow(final String name, final List<Double> exposed) {
        final List<String> faults = new ArrayList<>();
        check(name, exposed, faults);
        DescriptorRules.throwIfAny(name, faults);
    }

    void put(final String name, final List<Double> exposed) {
        byName.put(name, exposed);
    }

    void remove(final String name) {
        byName.remove(name);
    }

    /**
     * The bounds that a metric of this description has. What does not fit it must not fail who registers it: it is told, and left out.
     *
     * @return in the recorded unit.
     */
    List<Long> boundsOf(final MetricDescriptor descriptor) {
        final List<Double> exposed = byName.get(descriptor.name());
        if (exposed == null) {
            return descriptor.bounds();
        }
        try {
            return recorded(descriptor, exposed);
        } catch (final IllegalArgumentException fault) {
            LOG.warn(
                    "Other bounds were given for a metric that they do not fit, and which keeps its own: {}",
                    fault.getMessage());
            return descriptor.bounds();
        }
    }

    /** Throws if they do not fit the metric. */
    static List<Long> recorded(final MetricDescriptor descriptor, final List<Double> exposed) {
        final List<String> faults = new ArrayList<>();
        if (descriptor.type() != MetricType.HISTOGRAM) {
            faults.add("only a histogram has bounds, and it is a " + descriptor.type());
        } else if (descriptor.form() == MetricForm.SUMMARY) {
            faults.add("a histogram that is shown as a summary has no bounds");
        }
        final double[] bounds =
                exposed.stream().mapToDouble(Double::doubleValue).toArray();
        final List<Long> recorded = DescriptorRules.recordedBounds(bounds, descriptor.unit(), faults);
        DescriptorRules.throwIfAny(descriptor.name(), faults);
        return recorded;
    }
}
