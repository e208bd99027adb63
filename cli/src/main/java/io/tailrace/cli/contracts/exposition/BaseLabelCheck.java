package io.tailrace.cli.contracts.exposition;

import io.tailrace.cli.contracts.exposition.PageSample.PageLabel;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Base labels are on every line of ours, the same on the whole page, and amnesia tells on or off. */
final class BaseLabelCheck implements PageCheck {
    private static final String AMNESIA = "amnesia";

    @Override
    public void look(final Page page, final Registry registry, final Findings findings) {
        final List<PageFamily> ours = page.inOrder().stream()
                .filter(family -> registry.family(family.name()).isPresent())
                .toList();
        final Map<String, String> right = new HashMap<>();
        registry.baseLabels().forEach(name -> right.put(name, mostFrequent(ours, name)));
        for (final PageFamily family : ours) {
            family.samples().forEach(sample -> look(family, sample, registry.baseLabels(), right, findings));
        }
    }

    /** The value that most lines have is the right one; of several, the one that comes first. */
    private static String mostFrequent(final List<PageFamily> families, final String name) {
        final Map<String, Integer> lines = new LinkedHashMap<>();
        for (final PageFamily family : families) {
            for (final PageSample sample : family.samples()) {
                sample.label(name)
                        .filter(value -> isPossible(name, value))
                        .ifPresent(value -> lines.merge(value, 1, Integer::sum));
            }
        }
        String most = "";
        int greatest = 0;
        for (final Map.Entry<String, Integer> value : lines.entrySet()) {
            if (value.getValue() > greatest) {
                most = value.getKey();
                greatest = value.getValue();
            }
        }
        return most;
    }

    private static boolean isPossible(final String name, final String value) {
        return name.equals(AMNESIA) ? value.equals("on") || value.equals("off") : !value.isEmpty();
    }

    private static void look(
            final PageFamily family,
            final PageSample sample,
            final List<String> baseLabels,
            final Map<String, String> right,
            final Findings findings) {
        for (final String name : baseLabels) {
            final String value = sample.label(name).orElse("");
            if (value.isEmpty()) {
                findings.add(
                        sample.line(), family.name(), Rule.BASE_LABELS, "the label " + name + " is missing or empty");
                continue;
            }
            if (!isPossible(name, value)) {
                findings.add(
                        sample.line(), family.name(), Rule.AMNESIA, "amnesia=\"" + value + "\" is neither on nor off");
            } else if (!right.get(name).equals(value)) {
                findings.add(
                        sample.line(),
                        family.name(),
                        Rule.BASE_LABELS,
                        name + "=\"" + value + "\" differs from " + name + "=\"" + right.get(name)
                                + "\", which most lines have");
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
