package io.tailrace.test;

import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.engine.reader.SeriesTotals;
import java.util.List;
import java.util.function.Predicate;

/** Assertions on what an engine recorded. Each fails with an {@link AssertionError} that says what there is instead. One thread. */
public final class EngineAssert {
    private final Recorded recorded;

    EngineAssert(final Recorded recorded) {
        this.recorded = recorded;
    }

    /**
     * Goes on with a histogram.
     *
     * @param name of the metric.
     * @return all of its label sets together, until one is chosen.
     * @throws AssertionError if there is no such histogram.
     */
    public HistogramAssert histogram(final String name) {
        return new HistogramAssert(recorded, Found.of(recorded, name, MetricType.HISTOGRAM, null));
    }

    /**
     * Goes on with a counter.
     *
     * @param name of the metric.
     * @return all of its label sets together, until one is chosen.
     * @throws AssertionError if there is no such counter.
     */
    public CounterAssert counter(final String name) {
        return new CounterAssert(recorded, Found.of(recorded, name, MetricType.COUNTER, null));
    }

    /**
     * Goes on with a gauge.
     *
     * @param name of the metric.
     * @return its only label set, until one is chosen.
     * @throws AssertionError if there is no such gauge.
     */
    public GaugeAssert gauge(final String name) {
        return new GaugeAssert(recorded, Found.of(recorded, name, MetricType.GAUGE, null));
    }

    /**
     * No sample was refused: every ring had room, and no channel was closed.
     *
     * @return this.
     */
    public EngineAssert hasNothingRefused() {
        return hasRefused(0);
    }

    /**
     * So many samples were refused, by all channels together.
     *
     * @param samples how many.
     * @return this.
     */
    public EngineAssert hasRefused(final long samples) {
        if (recorded.refused() != samples) {
            throw new AssertionError(recorded.refused() + " samples were refused, not " + samples);
        }
        return this;
    }

    /**
     * So many telemetry entries were told.
     *
     * @param count how many.
     * @return this.
     */
    public EngineAssert hasEntries(final int count) {
        if (recorded.entries().size() != count) {
            throw new AssertionError(recorded.entries().size() + " entries were told, not " + count + ": " + entries());
        }
        return this;
    }

    /**
     * A telemetry entry was told that is as it should be.
     *
     * @param expected says whether it is.
     * @return this.
     */
    public EngineAssert hasEntry(final Predicate<TelemetryEntry> expected) {
        if (recorded.entries().stream().map(RecordedEntry::entry).noneMatch(expected)) {
            throw new AssertionError("no entry is as expected, of " + entries());
        }
        return this;
    }

    /**
     * No metric of the service has a sample, and no telemetry entry was told. Tailrace's own metrics do not count.
     *
     * @return this.
     */
    public EngineAssert hasNothingRecorded() {
        final List<SeriesTotals> found = recorded.series().stream()
                .filter(series -> !series.info().metric().firstParty())
                .filter(EngineAssert::isUsed)
                .toList();
        if (!found.isEmpty()) {
            throw new AssertionError("something was recorded: " + Found.text(found));
        }
        return hasEntries(0);
    }

    private static boolean isUsed(final SeriesTotals series) {
        return switch (series.info().metric().type()) {
            case COUNTER -> series.counterTotal() != 0;
            case GAUGE -> series.revision() > 0;
            case HISTOGRAM -> series.histogram().bucketTotal() != 0;
        };
    }

    private List<TelemetryEntry> entries() {
        return recorded.entries().stream().map(RecordedEntry::entry).toList();
    }
}
