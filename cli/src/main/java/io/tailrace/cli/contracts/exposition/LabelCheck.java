package io.tailrace.cli.contracts.exposition;

import io.tailrace.cli.contracts.exposition.PageSample.PageLabel;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.descriptor.MetricRegistry;
import java.util.ArrayList;
import java.util.List;

/** Labels of our families are those of the registry, in its order; values of closed ones are among its values. */
final class LabelCheck implements PageCheck {
    @Override
    public void look(final Page page, final Registry registry, final Findings findings) {
        final List<String> baseLabels = ExtraLabels.withBase(page, registry);
        for (final PageFamily family : page.inOrder()) {
            registry.family(family.name())
                    .ifPresent(declared ->
                            family.samples().forEach(sample -> look(declared, sample, baseLabels, findings)));
        }
    }

    private static void look(
            final MetricFamily declared,
            final PageSample sample,
            final List<String> baseLabels,
            final Findings findings) {
        final List<String> names = ownLabels(sample, baseLabels);
        final List<String> withOptional = new ArrayList<>(declared.labelNames());
        withOptional.addAll(
                declared.optionalLabelNames().stream().filter(names::contains).toList());
        if (!names.equals(withOptional)) {
            findings.add(
                    sample.line(),
                    declared.name(),
                    Rule.LABELS,
                    "the labels are " + names + ", the registry says " + withOptional);
        }
        for (final PageLabel label : sample.labels()) {
            final List<String> values = declared.labelValues().get(label.name());
            if (values != null
                    && !values.contains(label.value())
                    && !label.value().equals(MetricRegistry.OVERFLOW)) {
                findings.add(
                        sample.line(),
                        declared.name(),
                        Rule.LABEL_VALUE,
                        label.name() + "=\"" + label.value() + "\" is none of " + values);
            }
        }
    }

    /** Labels besides the base labels and the bound of a bucket. */
    static List<String> ownLabels(final PageSample sample, final List<String> baseLabels) {
        return sample.labels().stream()
                .map(PageLabel::name)
                .filter(name -> !baseLabels.contains(name))
                .filter(name -> !(name.equals(PageSample.LE) && sample.name().endsWith("_bucket")))
                .toList();
    }
}
