package io.tailrace.cli.contracts.exposition;

import io.tailrace.cli.contracts.exposition.PageSample.PageLabel;
import io.tailrace.codec.registry.MetricFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Base labels that a service has besides ours: the same, with the same value, on each line of our families, and no label of one of them. */
final class ExtraLabels {
    private ExtraLabels() {}

    /** Ours and those. */
    static List<String> withBase(final Page page, final Registry registry) {
        Map<String, String> common = null;
        for (final PageFamily family : page.inOrder()) {
            if (registry.family(family.name()).isPresent()) {
                for (final PageSample sample : family.samples()) {
                    common = inBoth(common, sample);
                }
            }
        }
        final List<String> names = new ArrayList<>(registry.baseLabels());
        if (common != null) {
            common.keySet().stream()
                    .filter(name -> !names.contains(name) && !isOfAFamily(name, registry))
                    .sorted()
                    .forEach(names::add);
        }
        return names;
    }

    private static Map<String, String> inBoth(final Map<String, String> common, final PageSample sample) {
        final Map<String, String> here = new LinkedHashMap<>();
        for (final PageLabel label : sample.labels()) {
            if (common == null || label.value().equals(common.get(label.name()))) {
                here.put(label.name(), label.value());
            }
        }
        return here;
    }

    private static boolean isOfAFamily(final String label, final Registry registry) {
        for (final MetricFamily family : registry.families().values()) {
            if (family.labelNames().contains(label)
                    || family.optionalLabelNames().contains(label)) {
                return true;
            }
        }
        return label.equals(PageSample.LE);
    }
}
