package io.tailrace.samples.kvstore;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;

/**
 * The families of the sample, registered.
 *
 * @param latency of operations, by op.
 * @param entries keys held.
 * @param loadFactor share of slots in use.
 * @param tombstoneRatio share of slots that hold a tombstone.
 * @param maxGroupLength longest chain or probe.
 * @param migrations complete, by from and to.
 * @param compactions of tables, by source.
 * @param growths of tables.
 */
record KvMetrics(
        Metric latency,
        Metric entries,
        Metric loadFactor,
        Metric tombstoneRatio,
        Metric maxGroupLength,
        Metric migrations,
        Metric compactions,
        Metric growths) {
    static final String LATENCY_NAME = "kvstore_operation_latency_seconds";

    /** From a quarter of a microsecond, for the default bounds begin a thousand times too high for a store in memory. */
    private static final double[] LATENCY_BOUNDS = {
        0.25e-6, 0.5e-6, 1e-6, 2e-6, 5e-6, 10e-6, 20e-6, 50e-6, 100e-6, 200e-6, 500e-6, 1e-3, 2e-3, 5e-3, 10e-3
    };

    /** 1 ns to 10 s: a get out of a cache takes some tens of nanoseconds. */
    private static final HistogramRange LATENCY_RANGE = new HistogramRange(1, 10_000_000_000L, 3);

    static KvMetrics register(final TelemetryEngine engine, final boolean retainSamples) {
        return new KvMetrics(
                engine.register(MetricDescriptor.histogram(LATENCY_NAME)
                        .help("Time that an operation on the store took.")
                        .unit(Unit.SECONDS)
                        .labelNames("op")
                        .range(LATENCY_RANGE)
                        .bounds(LATENCY_BOUNDS)
                        .retainSamples(retainSamples)
                        .build()),
                gauge(engine, "kvstore_entries", "Keys that the store holds."),
                gauge(engine, "kvstore_load_factor", "Share of the hash slots that hold an entry, 0 to 1."),
                gauge(engine, "kvstore_tombstone_ratio", "Share of the hash slots that hold a tombstone, 0 to 1."),
                gauge(engine, "kvstore_max_group_length", "Longest chain or probe that finds an entry."),
                counter(engine, "kvstore_migrations_total", "Complete moves between backends.", "from", "to"),
                counter(engine, "kvstore_compactions_total", "Tables freed of their tombstones.", "source"),
                counter(engine, "kvstore_growths_total", "Tables replaced by larger ones."));
    }

    private static Metric gauge(final TelemetryEngine engine, final String name, final String help) {
        return engine.register(MetricDescriptor.gauge(name).help(help).build());
    }

    private static Metric counter(
            final TelemetryEngine engine, final String name, final String help, final String... labelNames) {
        return engine.register(
                MetricDescriptor.counter(name).help(help).labelNames(labelNames).build());
    }
}
