package io.tailrace.engine.descriptor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Builds a {@link MetricDescriptor}; {@link #build()} checks everything and names every fault at once. One thread. */
public final class MetricDescriptorBuilder {
    /** The contract's latency buckets, in seconds. */
    private static final double[] DEFAULT_LATENCY_BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private static final double[] DEFAULT_BYTE_BOUNDS = {64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 16777216};

    private static final double[] DEFAULT_NUMBER_BOUNDS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10000};

    private final String name;
    private final MetricType type;
    private Unit unit = Unit.NONE;
    private String help = "";
    private List<String> labelNames = List.of();
    private Priority priority = Priority.NORMAL;
    private HistogramRange range;
    private double[] bounds;
    private int seriesLimit = 1_000;
    private int versionMajor = 1;
    private int versionMinor;
    private boolean firstParty;

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
        labelNames = List.of(names);
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
     * The fixed range of a histogram; default by its unit: {@link HistogramRange#TIMES} or {@link HistogramRange#NUMBERS}.
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
     * Checks and builds.
     *
     * @return the descriptor.
     * @throws IllegalArgumentException naming every fault at once.
     */
    public MetricDescriptor build() {
        final boolean isHistogram = type == MetricType.HISTOGRAM;
        if (range == null) {
            range = isHistogram ? defaultRange() : HistogramRange.NONE;
        }
        if (bounds == null) {
            bounds = isHistogram ? defaultBounds() : new double[0];
        }
        final List<String> faults = new ArrayList<>();
        final List<Long> recordedBounds = DescriptorRules.recordedBounds(bounds, unit, faults);
        final MetricDescriptor descriptor = new MetricDescriptor(
                name,
                type,
                unit,
                help,
                labelNames,
                priority,
                range,
                recordedBounds,
                seriesLimit,
                versionMajor,
                versionMinor,
                firstParty);
        DescriptorRules.check(descriptor, faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("metric \"" + name + "\": " + String.join("; ", faults));
        }
        return descriptor;
    }

    private HistogramRange defaultRange() {
        return unit == Unit.SECONDS || unit == Unit.MILLISECONDS ? HistogramRange.TIMES : HistogramRange.NUMBERS;
    }

    private double[] defaultBounds() {
        return switch (unit) {
            case SECONDS -> DEFAULT_LATENCY_BOUNDS;
            case MILLISECONDS ->
                Arrays.stream(DEFAULT_LATENCY_BOUNDS)
                        .map(bound -> bound * 1_000)
                        .toArray();
            case BYTES -> DEFAULT_BYTE_BOUNDS;
            case NONE -> DEFAULT_NUMBER_BOUNDS;
        };
    }
}
