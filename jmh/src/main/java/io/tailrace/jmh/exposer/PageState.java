package io.tailrace.jmh.exposer;

import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.exposer.answer.Answer;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.ExposerMetrics;
import io.tailrace.exposer.page.ScrapePages;
import io.tailrace.jmh.Metrics;
import io.tailrace.jmh.SteppedClock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An engine without threads and a page of its series: 400 histograms of 14 lines and 4,800 counters, besides what is its own. */
@State(Scope.Thread)
public class PageState {
    private static final int HISTOGRAMS = 400;
    private static final int COUNTERS = 4_800;
    private static final int LEAST_LIMIT = 1_000;
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);

    ScrapePages pages;
    private long nowNs;
    private final SteppedClock clock = new SteppedClock();
    private final ChannelHistogram[] histograms;
    private final ChannelCounter[] counters;
    private final TelemetryView view = TelemetryView.withQuantiles();
    private final FrameReader reader = new FrameReader(view);
    private TelemetryEngine engine;
    private FrameTailer tailer;
    private byte[] bytes;

    /** A page of 10,400 lines. */
    public PageState() {
        this(HISTOGRAMS, COUNTERS);
    }

    PageState(final int histogramCount, final int counterCount) {
        histograms = new ChannelHistogram[histogramCount];
        counters = new ChannelCounter[counterCount];
    }

    /** Makes series and a first page. */
    @Setup
    public void open() {
        engine = TelemetryEngine.launch(new EngineContext()
                .threadingMode(ThreadingMode.INVOKER)
                .clock(clock)
                .snapshotIntervalNs(INTERVAL_NS));
        tailer = engine.openTailer("page", StartPosition.EARLIEST);
        openSeries(engine.openChannel("page"));
        changeAll();
        read();
        pages = new ScrapePages(view, new ExposerMetrics(), new DistinctWarnings(), false);
        bytes = new byte[answer().bodyLengthInBytes()];
    }

    private void openSeries(final Channel channel) {
        final Metric latency = engine.register(Metrics.latency("operation_seconds", Priority.NORMAL)
                .labelNames("key")
                .build());
        final Metric operations = engine.register(MetricDescriptor.counter("operations_total")
                .help("Operations done.")
                .labelNames("key")
                .seriesLimit(Math.max(LEAST_LIMIT, counters.length))
                .build());
        for (int i = 0; i < histograms.length; i++) {
            histograms[i] = channel.histogram(latency, "key-" + i);
        }
        for (int i = 0; i < counters.length; i++) {
            counters[i] = channel.counter(operations, "key-" + i);
        }
    }

    /** Changes every value and cuts a snapshot. */
    final void changeAll() {
        for (final ChannelHistogram histogram : histograms) {
            histogram.record(3_000_000);
            histogram.record(30_000_000);
        }
        for (final ChannelCounter counter : counters) {
            counter.increment();
        }
        clock.advance(INTERVAL_NS + 1);
        engine.invoke();
    }

    /** Reads what was cut; how many frames. */
    final int read() {
        int frames = 0;
        for (int polled = tailer.poll(reader, 1_000); polled > 0; polled = tailer.poll(reader, 1_000)) {
            frames += polled;
        }
        return frames;
    }

    /** As the event loop does it. */
    final Answer answer() {
        return pages.answer(ExpositionFormat.DEFAULT, nowNs, 0, 0);
    }

    final byte[] copyOfPage() {
        return bytes.clone();
    }

    /** Ends the engine. */
    @TearDown
    public void close() {
        pages.close();
        engine.close();
    }
}
