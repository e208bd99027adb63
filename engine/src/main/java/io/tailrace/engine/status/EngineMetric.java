package io.tailrace.engine.status;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.codec.registry.FamilyUnit;
import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricDescriptorBuilder;
import io.tailrace.engine.descriptor.Unit;

/**
 * The engine's own counters and gauges: a row for each family of {@code contracts/metrics-registry.yaml} that the engine counts. Name, labels and
 * help are the registry's; a test finds families without a row.
 */
public enum EngineMetric {
    /** Epochs before this one in the journal's whole life. */
    SERVICE_RESTARTS(MetricFamilies.SERVICE_RESTARTS_TOTAL),
    /** Frames that readers of the memory log lost because they were overtaken. */
    BUS_LAGGED(MetricFamilies.BUS_LAGGED_TOTAL),
    /** New label sets that were folded into an overflow series. */
    REJECTED(MetricFamilies.REJECTED_TOTAL),
    /** Samples that a ring refused. */
    OVERFLOWS(MetricFamilies.METRICS_EXPORT_SUBMISSION_QUEUE_OVERFLOWS_TOTAL),
    /** How often a channel was put under a rate limit. */
    SUBMISSION_BLOCKS(MetricFamilies.METRICS_EXPORT_SUBMISSION_BLOCK_TOTAL),
    /** Samples of versions that are retired. */
    DESCRIPTOR_SKEW(MetricFamilies.METRICS_EXPORT_DESCRIPTOR_VERSION_SKEW_TOTAL),
    /** Descriptors that were forgotten early. */
    DESCRIPTOR_EVICTIONS(MetricFamilies.METRICS_EXPORT_DESCRIPTOR_EVICTIONS_TOTAL),
    /** Series that ended because nothing was recorded into them for a while. */
    SERIES_EXPIRED(MetricFamilies.TAILRACE_SERIES_EXPIRED_TOTAL),
    /** Windows that said nothing about channels. */
    SPOILED_WINDOWS(MetricFamilies.TAILRACE_SPOILED_WINDOWS_TOTAL),
    /** Snapshots that were cut, this one included. */
    SNAPSHOTS(MetricFamilies.TAILRACE_SNAPSHOTS_TOTAL),
    /** Samples that were aggregated. */
    SAMPLES(MetricFamilies.TAILRACE_SAMPLES_TOTAL),
    /** Samples outside their metric's range. */
    CLAMPED_SAMPLES(MetricFamilies.TAILRACE_CLAMPED_SAMPLES_TOTAL),
    /** Samples that should have been kept and were given up behind a journal that was not quick enough. */
    RETAINED_GIVEN_UP(MetricFamilies.TAILRACE_RETAINED_SAMPLES_GIVEN_UP_TOTAL),
    /** Frames that were appended to the log. */
    FRAMES(MetricFamilies.TAILRACE_FRAMES_TOTAL),
    /** Times that the journal was left behind and took frames again. */
    JOURNAL_GAPS(MetricFamilies.TAILRACE_JOURNAL_GAPS_TOTAL),
    /** Snapshots that are in no journal. */
    UNJOURNALED_SNAPSHOTS(MetricFamilies.TAILRACE_UNJOURNALED_SNAPSHOTS_TOTAL),
    /** Samples in snapshots that are in no journal. */
    UNJOURNALED_SAMPLES(MetricFamilies.TAILRACE_UNJOURNALED_SAMPLES_TOTAL),
    /** Faults in consumers, which were survived. */
    CONSUMER_ERRORS(MetricFamilies.TAILRACE_CONSUMER_ERRORS_TOTAL),
    /** Calls of observers that held up the drain. */
    SLOW_OBSERVERS(MetricFamilies.TAILRACE_SLOW_OBSERVERS_TOTAL),
    /** Channels that were opened. */
    CHANNELS_OPENED(MetricFamilies.TAILRACE_CHANNELS_OPENED_TOTAL),
    /** Channels that were closed or reclaimed. */
    CHANNELS_CLOSED(MetricFamilies.TAILRACE_CHANNELS_CLOSED_TOTAL),
    /** Telemetry entries that have their frame. */
    ENTRIES(MetricFamilies.TAILRACE_ENTRIES_TOTAL),
    /** Telemetry entries that were not taken. */
    ENTRIES_REFUSED(MetricFamilies.TAILRACE_ENTRIES_REFUSED_TOTAL),
    /** Telemetry entries of which a text is cut. */
    ENTRIES_CUT(MetricFamilies.TAILRACE_ENTRIES_CUT_TOTAL),
    /** Telemetry entries that are in no journal. */
    UNJOURNALED_ENTRIES(MetricFamilies.TAILRACE_UNJOURNALED_ENTRIES_TOTAL),
    /** CPU of a component, as its entries tell it. */
    COMPONENT_CPU(MetricFamilies.PRISM_CPU_USAGE),
    /** GPU of a component, as its entries tell it. */
    COMPONENT_GPU(MetricFamilies.PRISM_GPU_USAGE),
    /** Memory of a component, as its entries tell it. */
    COMPONENT_MEMORY(MetricFamilies.PRISM_MEMORY_BYTES),
    /** GPU memory of a component, as its entries tell it. */
    COMPONENT_GPU_MEMORY(MetricFamilies.PRISM_GPU_MEMORY_BYTES),
    /** Throughput of a component, as its entries tell it. */
    COMPONENT_THROUGHPUT(MetricFamilies.PRISM_THROUGHPUT_PER_SECOND);

    /** Names of kernels are anybody's: those beyond share one series. */
    private static final int MOST_COMPONENTS = 200;

    @SuppressWarnings("ImmutableEnumChecker") // a record of strings, numbers and immutable lists
    private final MetricDescriptor descriptor;

    EngineMetric(final MetricFamily family) {
        final MetricDescriptorBuilder builder = family.type() == FamilyType.GAUGE
                ? MetricDescriptor.gauge(family.name()).seriesLimit(MOST_COMPONENTS)
                : MetricDescriptor.counter(family.name());
        descriptor = builder.unit(family.unit() == FamilyUnit.BYTES ? Unit.BYTES : Unit.NONE)
                .help(family.help())
                .labelNames(family.labelNames().toArray(String[]::new))
                .firstParty()
                .build();
    }

    /**
     * What it is.
     *
     * @return a first-party descriptor.
     */
    public MetricDescriptor descriptor() {
        return descriptor;
    }
}
