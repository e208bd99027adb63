package io.tailrace.cli.contracts.exposition;

import io.tailrace.cli.contracts.exposition.PageSample.PageLabel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Base labels are on every line of ours, the same on the whole page, and amnesia tells on or off. */
final class BaseLabelCheck implements PageCheck {
    private static final String AMNESIA = "amnesia";

    @Override
    public void look(final Page page, final Registry registry, final Findings findings) {
        final Map<String, String> seen = new HashMap<>();
        for (final PageFamily family : page.inOrder()) {
            if (registry.family(family.name()).isPresent()) {
                family.samples().forEach(sample -> look(family, sample, registry.baseLabels(), seen, findings));
            }
        }
    }

    private static void look(
            final PageFamily family,
            final PageSample sample,
            final List<String> baseLabels,
            final Map<String, String> seen,
            final Findings findings) {
        for (final String name : baseLabels) {
            final String value = sample.label(name).orElse("");
            if (value.isEmpty()) {
                findings.add(
                        sample.line(), family.name(), Rule.BASE_LABELS, "the label " + name + " is missing or empty");
                continue;
            }
            final String before = seen.putIfAbsent(name, value);
            if (before != null && !before.equals(value)) {
                findings.add(
                        sample.line(),
                        family.name(),
                        Rule.BASE_LABELS,
                        name + "=\"" + value + "\" differs from " + name + "=\"" + before + "\" above");
            }
            if (name.equals(AMNESIA) && !value.equals("on") && !value.equals("off")) {
                findings.add(
                        sample.line(), family.name(), Rule.AMNESIA, "amnesia=\"" + value + "\" is neither on nor off");
            }
        }
        final List<String> first = sample.labels().stream()
                .map(PageLabel::name)
                .filter(baseLabels::contains)
                .toList();
        if (first.size() == baseLabels.size()
                && !sample.labels().stream()
                        .map(PageLabel::name)
                        .toList()
                        .subList(0, first.size())
                        .equals(baseLabels)) {
            findings.add(
                    sample.line(),
                    family.name(),
                    Rule.BASE_LABELS,
                    "expected " + String.join(", ", baseLabels) + " first, in this order");
        }
    }
}
