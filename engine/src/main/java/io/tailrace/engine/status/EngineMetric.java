package io.tailrace.engine.status;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricDescriptorBuilder;

/**
 * The engine's own counters. One exists only as a row here and a family in {@code contracts/metrics-registry.yaml}; a test holds the
 * two equal.
 */
public enum EngineMetric {
    /** Epochs before this one in the journal's whole life. */
    SERVICE_RESTARTS(counter("service_restarts_total", "Restarts of the service that its journal has seen.")),
    /** Frames that readers of the memory log lost because they were overtaken. */
    BUS_LAGGED(counter("bus_lagged_total", "Frames that slow readers of the log in memory lost.")),
    /** New label sets that were folded into an overflow series. */
    REJECTED(counter(
                    "rejected_total",
                    "What was refused, by reason. The engine counts cardinality, the exposer all others.")
            .labelNames("reason")),
    /** Samples that a ring refused. */
    OVERFLOWS(counter("metrics_export_submission_queue_overflows_total", "Samples that a ring refused.")
            .labelNames("channel", "priority", "reason")),
    /** How often a channel was put under a rate limit. */
    SUBMISSION_BLOCKS(counter(
                    "metrics_export_submission_block_total",
                    "Times that a channel was put under a rate limit, because it was in sustained breach of its bounds.")
            .labelNames("channel")),
    /** Windows that said nothing about channels. */
    SPOILED_WINDOWS(counter(
                    "tailrace_spoiled_windows_total",
                    "Windows in which no channel was judged, because the machine (hiccup) or the aggregator was late.")
            .labelNames("reason")),
    /** Snapshots that were cut, this one included. */
    SNAPSHOTS(counter(
            "tailrace_snapshots_total", "Snapshots cut, this one included. Tells which snapshot a page shows.")),
    /** Samples that were aggregated. */
    SAMPLES(counter("tailrace_samples_total", "Samples aggregated, all channels.")),
    /** Samples outside their metric's range. */
    CLAMPED_SAMPLES(
            counter("tailrace_clamped_samples_total", "Samples outside their histogram's range, counted at its end.")),
    /** Samples that should have been kept and were given up behind a journal that was not quick enough. */
    RETAINED_GIVEN_UP(counter(
                    "tailrace_retained_samples_given_up_total",
                    "Samples of flight recorders that were given up, because the journal did not take them quickly enough.")
            .labelNames("priority")),
    /** Frames that were appended to the log. */
    FRAMES(counter("tailrace_frames_total", "Frames appended to the log.")),
    /** Times that the journal was left behind and took frames again. */
    JOURNAL_GAPS(counter(
                    "tailrace_journal_gaps_total",
                    "Gaps in the journal: times that it stood still, was left behind, and took frames again.")
            .labelNames("reason")),
    /** Snapshots that are in no journal. */
    UNJOURNALED_SNAPSHOTS(counter(
            "tailrace_unjournaled_snapshots_total",
            "Snapshots that the journal does not have. What they counted is in the checkpoint behind the gap.")),
    /** Samples in snapshots that are in no journal. */
    UNJOURNALED_SAMPLES(counter(
            "tailrace_unjournaled_samples_total",
            "Samples in snapshots that the journal does not have; the totals behind the gap contain them.")),
    /** Faults in consumers, which were survived. */
    CONSUMER_ERRORS(counter(
            "tailrace_consumer_errors_total", "Errors of the engine's workers. Each distinct one is logged once.")),
    /** Channels that were opened. */
    CHANNELS_OPENED(counter("tailrace_channels_opened_total", "Channels opened.")),
    /** Channels that were closed or reclaimed. */
    CHANNELS_CLOSED(counter("tailrace_channels_closed_total", "Channels closed, those of dead owners included."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of strings, numbers and immutable lists
    private final MetricDescriptor descriptor;

    EngineMetric(final MetricDescriptorBuilder builder) {
        descriptor = builder.firstParty().build();
    }

    /**
     * What it is.
     *
     * @return a first-party descriptor.
     */
    public MetricDescriptor descriptor() {
        return descriptor;
    }

    private static MetricDescriptorBuilder counter(final String name, final String help) {
        return MetricDescriptor.counter(name).help(help);
    }
}
