package io.tailrace.cli.contracts.exposition;

/** Counters, and counts of histograms, are numbers from 0 on; of all families. */
final class ValueCheck implements PageCheck {
    @Override
    public void look(final Page page, final Registry registry, final Findings findings) {
        for (final PageFamily family : page.inOrder()) {
            for (final PageSample sample : family.samples()) {
                if (isCount(family, sample) && !(sample.value() >= 0 && sample.value() < Double.POSITIVE_INFINITY)) {
                    findings.add(sample.line(), family.name(), Rule.VALUE, sample.name() + " is " + sample.value());
                }
            }
        }
    }

    private static boolean isCount(final PageFamily family, final PageSample sample) {
        return family.type().equals("counter")
                || (family.isHistogram()
                        && (sample.name().endsWith("_bucket") || sample.name().endsWith("_count")));
    }
}
