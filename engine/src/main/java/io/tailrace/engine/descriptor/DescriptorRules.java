package io.tailrace.engine.descriptor;

import io.tailrace.codec.registry.MetricFamilies;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a descriptor and its label values must keep to. Names are any text (prometheus.io/docs/concepts/data_model); formats and scrapers that
 * know only the classic grammar get them escaped. Those of our own registry stay within that grammar.
 */
final class DescriptorRules {
    static final int MAX_NAME_LENGTH = 200;
    static final int MAX_LABELS = 16;
    static final int MAX_LABEL_VALUE_LENGTH = 512;
    static final int MAX_HELP_LENGTH = 1_024;
    static final int MAX_QUANTILES = 16;

    /** What HdrHistogram can do. */
    private static final int MAX_DIGITS = 5;

    private static final int MAX_MAGNITUDE = 61;

    private static final Pattern CLASSIC_METRIC_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern CLASSIC_LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    /** What a label may not begin with, for a dot becomes an underscore on some pages. */
    private static final Pattern RESERVED_LABEL = Pattern.compile("[_.]{2}.*", Pattern.DOTALL);

    private static final List<String> HISTOGRAM_SUFFIXES = List.of("_bucket", "_sum", "_count");

    private DescriptorRules() {}

    /** For a descriptor that may not come from the builder. */
    static void checkOrThrow(final MetricDescriptor d) {
        final List<String> faults = new ArrayList<>();
        check(d, faults);
        if (d.bounds().size() > MetricDescriptor.MAX_BOUNDS) {
            faults.add("at most " + MetricDescriptor.MAX_BOUNDS + " bounds, were "
                    + d.bounds().size());
        }
        long before = -1;
        for (final long bound : d.bounds()) {
            if (bound <= before) {
                faults.add("bound " + bound + " does not rise above " + before);
            }
            before = bound;
        }
        throwIfAny(d.name(), faults);
    }

    static void throwIfAny(final String name, final List<String> faults) {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("metric \"" + name + "\": " + String.join("; ", faults));
        }
    }

    static void check(final MetricDescriptor d, final List<String> faults) {
        if (d.unit() == null) {
            faults.add("the unit must be given");
        }
        if (d.priority() == null) {
            faults.add("the priority must be given");
        }
        checkName(d, faults);
        checkLabelNames(d, faults);
        if (d.help() == null || d.help().isBlank() || d.help().length() > MAX_HELP_LENGTH) {
            faults.add("help must be 1 to " + MAX_HELP_LENGTH + " characters");
        }
        if (d.seriesLimit() < 1) {
            faults.add("series limit must be at least 1, was " + d.seriesLimit());
        }
        if (d.versionMajor() < 1 || d.versionMajor() > 65_534 || d.versionMinor() < 0 || d.versionMinor() > 65_534) {
            faults.add("version must be 1.0 to 65534.65534, was " + d.versionMajor() + "." + d.versionMinor());
        }
        checkForm(d, faults);
        checkQuantiles(d.quantiles(), d.form(), faults);
        if (d.type() == MetricType.HISTOGRAM) {
            checkRange(d.range(), faults);
        } else if (!d.bounds().isEmpty() || !d.range().equals(HistogramRange.NONE)) {
            faults.add("only a histogram has a range and bounds");
        }
    }

    static List<Long> recordedBounds(final double[] exposed, final Unit unit, final List<String> faults) {
        final List<Long> recorded = new ArrayList<>(exposed.length);
        if (exposed.length > MetricDescriptor.MAX_BOUNDS) {
            faults.add("at most " + MetricDescriptor.MAX_BOUNDS + " bounds, were " + exposed.length);
        }
        for (final double bound : exposed) {
            if (!(bound >= 0) || unit.toExposed(Long.MAX_VALUE) <= bound) {
                faults.add("bound " + bound + " must be 0 or more and finite; infinity is always there");
                continue;
            }
            final long value = unit.toRecorded(bound);
            final boolean isFirst = recorded.isEmpty();
            if (isFirst ? value == 0 && bound > 0 : value <= recorded.get(recorded.size() - 1)) {
                faults.add("bound " + bound + " does not rise above the one before it in the recorded unit");
            }
            recorded.add(value);
        }
        return recorded;
    }

    static void checkLabelValues(final MetricDescriptor d, final List<String> values) {
        if (values.size() != d.labelNames().size()) {
            throw new IllegalArgumentException("metric \"" + d.name() + "\" has labels " + d.labelNames() + ": give "
                    + d.labelNames().size() + " values, not " + values.size());
        }
        for (int i = 0; i < values.size(); i++) {
            final String value = values.get(i);
            if (value == null || value.length() > MAX_LABEL_VALUE_LENGTH || !isWellFormed(value)) {
                throw new IllegalArgumentException("metric \"" + d.name() + "\", label \""
                        + d.labelNames().get(i) + "\": the value must be well-formed text of at most "
                        + MAX_LABEL_VALUE_LENGTH + " characters");
            }
        }
    }

    private static void checkName(final MetricDescriptor d, final List<String> faults) {
        final String name = d.name();
        if (!isName(name)) {
            faults.add("the name must be well-formed text of 1 to " + MAX_NAME_LENGTH + " characters");
            return;
        }
        if (d.firstParty() && !CLASSIC_METRIC_NAME.matcher(name).matches()) {
            faults.add("the name of a first-party family must match " + CLASSIC_METRIC_NAME);
        }
        if (d.type() == MetricType.COUNTER && !name.endsWith("_total")) {
            faults.add("a counter's name must end in _total");
        }
        if (d.type() != MetricType.COUNTER && d.form() != MetricForm.TOTAL && name.endsWith("_total")) {
            faults.add("only a counter's name may end in _total");
        }
        if (d.firstParty() && HISTOGRAM_SUFFIXES.stream().anyMatch(name::endsWith)) {
            faults.add("the name of a first-party family may not end in _bucket, _sum or _count, which histograms add");
        }
    }

    private static void checkForm(final MetricDescriptor d, final List<String> faults) {
        if (d.form() == null) {
            faults.add("the form must be given");
        } else if (d.form() == MetricForm.SUMMARY
                && (d.type() != MetricType.HISTOGRAM || !d.bounds().isEmpty())) {
            faults.add("only a histogram without bounds is shown as a summary");
        } else if (d.form() == MetricForm.TOTAL && d.type() != MetricType.GAUGE) {
            faults.add("only a gauge is shown as a total that is observed");
        }
    }

    private static void checkQuantiles(final List<Double> quantiles, final MetricForm form, final List<String> faults) {
        if (!quantiles.isEmpty() && form != MetricForm.SUMMARY) {
            faults.add("only a summary shows quantiles");
        }
        if (!MetricDescriptor.areQuantiles(quantiles)) {
            faults.add("quantiles must rise from 0 to 1 and be at most " + MAX_QUANTILES + ", were " + quantiles);
        }
    }

    private static void checkLabelNames(final MetricDescriptor d, final List<String> faults) {
        if (d.labelNames().size() > MAX_LABELS) {
            faults.add(
                    "at most " + MAX_LABELS + " labels, were " + d.labelNames().size());
        }
        if (new HashSet<>(d.labelNames()).size() != d.labelNames().size()) {
            faults.add("label names repeat: " + d.labelNames());
        }
        for (final String label : d.labelNames()) {
            if (!isName(label) || RESERVED_LABEL.matcher(label).matches()) {
                faults.add("label name \"" + label + "\" must be well-formed text of 1 to " + MAX_NAME_LENGTH
                        + " characters and not begin with two of _ and .");
            } else if (d.firstParty() && !CLASSIC_LABEL_NAME.matcher(label).matches()) {
                faults.add("label name \"" + label + "\" of a first-party family must match " + CLASSIC_LABEL_NAME);
            } else if (MetricFamilies.BASE_LABELS.contains(label)) {
                faults.add("label name \"" + label + "\" is a base label of the service");
            } else if (label.equals("le") || label.equals("quantile")) {
                faults.add("label name \"" + label + "\" is reserved by the exposition format");
            }
        }
    }

    private static void checkRange(final HistogramRange range, final List<String> faults) {
        final long lowest = range.lowestValue();
        final long highest = range.highestValue();
        final int digits = range.significantDigits();
        if (lowest < 1 || highest / 2 < lowest || highest > 1L << MAX_MAGNITUDE || digits < 1 || digits > MAX_DIGITS) {
            faults.add("the range must have lowest >= 1, highest >= 2 * lowest and <= 2^61, and 1 to 5 digits, was "
                    + range);
        } else if (magnitude(lowest) + magnitude(2 * (long) Math.pow(10, digits) - 1) > MAX_MAGNITUDE) {
            faults.add("the range cannot tell " + digits + " digits apart above its lowest value, was " + range);
        }
    }

    private static int magnitude(final long value) {
        return 63 - Long.numberOfLeadingZeros(value);
    }

    private static boolean isName(final String name) {
        return name != null && !name.isEmpty() && name.length() <= MAX_NAME_LENGTH && isWellFormed(name);
    }

    static boolean isWellFormed(final String text) {
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
