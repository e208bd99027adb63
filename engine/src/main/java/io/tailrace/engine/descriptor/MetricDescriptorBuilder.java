package io.tailrace.engine.descriptor;

import io.tailrace.codec.registry.MetricFamilies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds a {@link MetricDescriptor}; {@link #build()} checks everything and names every fault at once. One thread. */
public final class MetricDescriptorBuilder {
    private static final double[] DEFAULT_BYTE_BOUNDS = {64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 16777216};

    private static final double[] DEFAULT_NUMBER_BOUNDS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10000};

    private static final double[] NO_BOUNDS = {};

    private final String name;
    private final MetricType type;
    private Unit unit = Unit.NONE;
    private String help = "";
    private String[] labelNames = {};
    private Priority priority = Priority.NORMAL;
    private HistogramRange range;
    private double[] bounds;
    private int seriesLimit = 1_000;
    private int versionMajor = 1;
    private int versionMinor;
    private boolean firstParty;
    private boolean retainSamples;
    private MetricForm form = MetricForm.OF_TYPE;
    private double[] quantiles = {};

    MetricDescriptorBuilder(final String name, final MetricType type) {
        this.name = name;
        this.type = type;
    }

    /**
     * The unit; default {@link Unit#NONE}.
     *
     * @param value the unit.
     * @return this.
     */
    public MetricDescriptorBuilder unit(final Unit value) {
        unit = value;
        return this;
    }

    /**
     * One line for people; must be given.
     *
     * @param value the text.
     * @return this.
     */
    public MetricDescriptorBuilder help(final String value) {
        help = value;
        return this;
    }

    /**
     * Names of the labels; default none.
     *
     * @param names in the order in which values will be given.
     * @return this.
     */
    public MetricDescriptorBuilder labelNames(final String... names) {
        labelNames = names.clone();
        return this;
    }

    /**
     * Who gives way when a ring fills; default {@link Priority#NORMAL}.
     *
     * @param value the priority.
     * @return this.
     */
    public MetricDescriptorBuilder priority(final Priority value) {
        priority = value;
        return this;
    }

    /**
     * The fixed range of a histogram; default by its unit: {@link HistogramRange#TIMES}, {@link HistogramRange#NUMBERS} or
     * {@link HistogramRange#MILLIONTHS}.
     *
     * @param value the range, in the recorded unit.
     * @return this.
     */
    public MetricDescriptorBuilder range(final HistogramRange value) {
        range = value;
        return this;
    }

    /**
     * The {@code le} bounds of a histogram's classic buckets; default by its unit, for times the contract's 5 ms to 10 s.
     *
     * @param exposed rising, in the exposed unit (seconds for times), without infinity.
     * @return this.
     */
    public MetricDescriptorBuilder bounds(final double... exposed) {
        bounds = exposed.clone();
        return this;
    }

    /**
     * How many label sets are kept apart; default 1,000. Further ones fold into one overflow series.
     *
     * @param value at least 1.
     * @return this.
     */
    public MetricDescriptorBuilder seriesLimit(final int value) {
        seriesLimit = value;
        return this;
    }

    /**
     * The semantic version; default 1.0.
     *
     * @param major changes when the schema does.
     * @param minor rises when a label is added.
     * @return this.
     */
    public MetricDescriptorBuilder version(final int major, final int minor) {
        versionMajor = major;
        versionMinor = minor;
        return this;
    }

    /**
     * Marks a family of Tailrace's own registry: base labels are shown on it. Families of users are not first-party.
     *
     * @return this.
     */
    public MetricDescriptorBuilder firstParty() {
        firstParty = true;
        return this;
    }

    /**
     * Keeps each sample, with its time and in its order, besides what the samples add up to: a flight recorder. About three bytes a
     * sample in the journal. Behind a journal that stalls the samples of the lowest priority are given up first, and counted.
     *
     * @return this.
     */
    public MetricDescriptorBuilder retainSamples() {
        return retainSamples(true);
    }

    /**
     * The same for who decides it at run time; default false.
     *
     * @param value whether each sample is kept.
     * @return this.
     */
    public MetricDescriptorBuilder retainSamples(final boolean value) {
        retainSamples = value;
        return this;
    }

    /**
     * As what it is shown; default {@link MetricForm#OF_TYPE}.
     *
     * @param value of a histogram {@link MetricForm#SUMMARY}, of a gauge {@link MetricForm#TOTAL}.
     * @return this.
     */
    public MetricDescriptorBuilder form(final MetricForm value) {
        form = value;
        return this;
    }

    /**
     * Which quantiles a summary shows on pages, of what was recorded in the last minute; default none.
     *
     * @param rising at most 16, 0 to 1.
     * @return this.
     */
    public MetricDescriptorBuilder quantiles(final double... rising) {
        quantiles = rising.clone();
        return this;
    }

    /**
     * Checks and builds.
     *
     * @return the descriptor.
     * @throws IllegalArgumentException naming every fault at once.
     */
    public MetricDescriptor build() {
        final List<String> faults = new ArrayList<>();
        final Unit knownUnit = unit == null ? Unit.NONE : unit;
        final boolean isHistogram = type == MetricType.HISTOGRAM;
        final boolean isBucketed = isHistogram && form != MetricForm.SUMMARY;
        final double[] exposedBounds = bounds != null ? bounds : isBucketed ? defaultBounds(knownUnit) : NO_BOUNDS;
        final MetricDescriptor descriptor = new MetricDescriptor(
                name,
                type,
                unit,
                help,
                Arrays.stream(labelNames)
                        .map(label -> label == null ? "" : label)
                        .toList(),
                priority,
                range != null ? range : isHistogram ? defaultRange(knownUnit) : HistogramRange.NONE,
                DescriptorRules.recordedBounds(exposedBounds, knownUnit, faults),
                seriesLimit,
                versionMajor,
                versionMinor,
                firstParty,
                retainSamples,
                form,
                Arrays.stream(quantiles).boxed().toList());
        DescriptorRules.check(descriptor, faults);
        DescriptorRules.throwIfAny(name, faults);
        return descriptor;
    }

    private static HistogramRange defaultRange(final Unit unit) {
        return switch (unit) {
            case SECONDS, MILLISECONDS -> HistogramRange.TIMES;
            case BYTES, NONE -> HistogramRange.NUMBERS;
            case MILLIONTHS -> HistogramRange.MILLIONTHS;
        };
    }

    private static double[] defaultBounds(final Unit unit) {
        return switch (unit) {
            case SECONDS -> latencyBounds(1);
            case MILLISECONDS -> latencyBounds(1_000);
            case BYTES -> DEFAULT_BYTE_BOUNDS;
            case NONE, MILLIONTHS -> DEFAULT_NUMBER_BOUNDS;
        };
    }

    /** The contract's. */
    private static double[] latencyBounds(final double unitsASecond) {
        return MetricFamilies.LATENCY_BUCKETS.stream()
                .mapToDouble(seconds -> seconds * unitsASecond)
                .toArray();
    }
}
