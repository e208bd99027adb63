package io.tailrace.cli.contracts.exposition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Buckets of a histogram are cumulative, end in infinity, and agree with the count; of all families. */
final class HistogramCheck implements PageCheck {
    @Override
    public void look(final Page page, final Registry registry, final Findings findings) {
        page.inOrder().stream()
                .filter(PageFamily::isHistogram)
                .forEach(family -> look(
                        family,
                        registry.family(family.name()).isPresent() ? registry.baseLabels() : List.of(),
                        findings));
    }

    /** A line with a wrong base label is told as that, and belongs to the histogram that lacks it. */
    private static void look(final PageFamily family, final List<String> baseLabels, final Findings findings) {
        final Map<String, List<PageSample>> histograms = new LinkedHashMap<>();
        for (final PageSample sample : family.samples()) {
            histograms
                    .computeIfAbsent(sample.seriesKey(baseLabels) + sample.timestamp(), key -> new ArrayList<>())
                    .add(sample);
        }
        for (final List<PageSample> samples : histograms.values()) {
            final boolean isOne = samples.stream()
                            .map(it -> it.lineKey(baseLabels))
                            .distinct()
                            .count()
                    == samples.size();
            points(family, samples, isOne ? baseLabels : List.of(), findings);
        }
    }

    private static void points(
            final PageFamily family,
            final List<PageSample> samples,
            final List<String> without,
            final Findings findings) {
        final Map<String, Point> points = new LinkedHashMap<>();
        for (final PageSample sample : samples) {
            points.computeIfAbsent(sample.seriesKey(without), key -> new Point(family, sample.line(), findings))
                    .add(sample);
        }
        points.values().forEach(Point::end);
    }

    /** One histogram at one time. */
    private static final class Point {
        private final PageFamily family;
        private final long line;
        private final Findings findings;
        private double bound = Double.NEGATIVE_INFINITY;
        private double cumulative;
        private Double count;
        private boolean hasSum;

        Point(final PageFamily family, final long line, final Findings findings) {
            this.family = family;
            this.line = line;
            this.findings = findings;
        }

        void add(final PageSample sample) {
            if (sample.name().endsWith("_bucket")) {
                bucket(sample);
            } else if (sample.name().endsWith("_count")) {
                count = sample.value();
            } else if (sample.name().endsWith("_sum")) {
                hasSum = true;
            } else if (!sample.name().endsWith("_created")) {
                tell(sample.line(), sample.name() + " is no part of a histogram");
            }
        }

        private void bucket(final PageSample sample) {
            final Optional<String> le = sample.label(PageSample.LE);
            final double next;
            try {
                next = SampleLine.number(le.orElse(""));
            } catch (final PageSyntaxException bad) {
                tell(sample.line(), "a bucket needs a label le with a number");
                return;
            }
            if (!(next > bound)) {
                tell(sample.line(), "le=\"" + le.orElseThrow() + "\" does not come above the bound before it");
            }
            if (sample.value() < cumulative) {
                tell(sample.line(), "the bucket has less than the one before it: it must have that one's, too");
            }
            bound = next;
            cumulative = sample.value();
        }

        void end() {
            if (bound != Double.POSITIVE_INFINITY) {
                tell(line, "the last bucket must be le=\"+Inf\"");
            } else if (count != null && count != cumulative) {
                tell(line, "_count is " + count + ", but le=\"+Inf\" is " + cumulative);
            }
            if (count == null || !hasSum) {
                tell(line, "there is no " + (count == null ? "_count" : "_sum"));
            }
        }

        private void tell(final long at, final String message) {
            findings.add(at, family.name(), Rule.HISTOGRAM, message);
        }
    }
}
