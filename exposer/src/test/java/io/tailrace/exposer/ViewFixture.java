package io.tailrace.exposer;

import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.CounterValue;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.GaugeValue;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.reader.Values;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.ExposerMetrics;
import io.tailrace.exposer.page.ScrapePages;
import io.tailrace.testsupport.SettableClock;
import java.util.ArrayList;
import java.util.List;

/** A view that was told anything a journal could say, also what no engine of ours would write. */
public final class ViewFixture implements AutoCloseable {
    public final TelemetryView view = TelemetryView.withQuantiles();
    public final ExposerMetrics metrics = new ExposerMetrics();
    public final ScrapePages pages = new ScrapePages(view, metrics, new DistinctWarnings(), true);
    private final List<CounterValue> counters = new ArrayList<>();
    private final List<GaugeValue> gauges = new ArrayList<>();
    private EpochInfo epoch;
    private int seriesCount;
    private long nowNs;

    public ViewFixture epoch(final int number, final boolean amnesia) {
        epoch = new EpochInfo(
                number,
                "svc",
                "one",
                "1.2.3",
                amnesia,
                false,
                SettableClock.START_EPOCH_NS,
                0,
                1,
                number - 1,
                100_000_000);
        view.onEpoch(epoch, 0);
        return this;
    }

    public ViewFixture counter(final MetricDescriptor metric, final long total, final String... labelValues) {
        counters.add(new CounterValue(add(metric, labelValues), total));
        return this;
    }

    public ViewFixture gauge(final MetricDescriptor metric, final double value, final String... labelValues) {
        gauges.add(new GaugeValue(add(metric, labelValues), value));
        return this;
    }

    public ViewFixture series(final MetricDescriptor metric, final String... labelValues) {
        add(metric, labelValues);
        return this;
    }

    /** What was said so far becomes what the view shows. */
    public ViewFixture checkpoint() {
        view.onCheckpoint(
                new Checkpoint(
                        epoch, 1, SettableClock.START_EPOCH_NS, 1, new Values(counters, gauges, List.of()), List.of()),
                1);
        return this;
    }

    public String page() {
        return page(ExpositionFormat.DEFAULT);
    }

    /** Made anew at each call. */
    public String page(final ExpositionFormat format) {
        return Pages.text(pages.answer(format, ++nowNs, 0, 0));
    }

    @Override
    public void close() {
        pages.close();
    }

    /** A descriptor that no builder would let pass. */
    public static MetricDescriptor descriptor(
            final String name, final MetricType type, final int versionMajor, final String... labelNames) {
        return new MetricDescriptor(
                name,
                type,
                Unit.NONE,
                "help",
                List.of(labelNames),
                Priority.NORMAL,
                type == MetricType.HISTOGRAM ? HistogramRange.NUMBERS : HistogramRange.NONE,
                type == MetricType.HISTOGRAM ? List.of(1L, 2L) : List.of(),
                1_000,
                versionMajor,
                0,
                false,
                false,
                MetricForm.OF_TYPE,
                List.of());
    }

    private SeriesInfo add(final MetricDescriptor metric, final String... labelValues) {
        final SeriesInfo info = new SeriesInfo(++seriesCount, metric, List.of(labelValues));
        view.onSeries(info);
        return info;
    }
}
