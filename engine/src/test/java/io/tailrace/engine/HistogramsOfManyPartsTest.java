package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.audit.FrameAudit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.testsupport.SettableClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Histograms so short that none is split, so many that a snapshot has several parts: those at the end of a part keep their buckets. */
class HistogramsOfManyPartsTest {
    private static final int HISTOGRAMS = 3_000;
    private static final int SNAPSHOTS = 3;
    private static final long INTERVAL_NS = 100_000_000;

    @Test
    void shouldKeepTheBucketsOfAHistogramForWhichAPartHasNoRoom() {
        final SettableClock clock = new SettableClock();
        final FrameAudit audit = new FrameAudit();
        final FrameReader reader = new FrameReader(audit);
        try (TelemetryEngine engine = TelemetryEngine.launch(
                        new EngineContext().threadingMode(ThreadingMode.INVOKER).clock(clock));
                FrameTailer tailer = engine.openTailer("test", StartPosition.EARLIEST)) {
            final Metric metric = engine.register(MetricDescriptor.histogram("shop_latency_seconds")
                    .unit(Unit.SECONDS)
                    .help("Time that something took.")
                    .labelNames("key")
                    .seriesLimit(HISTOGRAMS)
                    .build());
            final Channel channel = engine.openChannel("test");
            final ChannelHistogram[] histograms = new ChannelHistogram[HISTOGRAMS];
            for (int i = 0; i < HISTOGRAMS; i++) {
                histograms[i] = channel.histogram(metric, "key-" + i);
            }
            for (int snapshot = 0; snapshot < SNAPSHOTS; snapshot++) {
                for (int i = 0; i < HISTOGRAMS; i++) {
                    histograms[i].record(1_000_000L << (i + snapshot) % 7);
                }
                clock.advanceNs(INTERVAL_NS + 1);
                engine.invoke();
                while (tailer.poll(reader, 1_000) > 0) {
                    // To the end.
                }
            }
            channel.close();
        }
        assertEquals(List.of(), audit.report().findings());
        assertEquals(1, audit.report().epochs().size());
    }
}
