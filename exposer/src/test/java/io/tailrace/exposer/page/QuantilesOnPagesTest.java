package io.tailrace.exposer.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.exposer.EngineFixture;
import io.tailrace.exposer.ViewFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Quantiles of what an engine recorded, as another process shows them: from frames alone. */
class QuantilesOnPagesTest {
    private static final MetricDescriptor TOOK = MetricDescriptor.histogram("took_seconds")
            .unit(Unit.SECONDS)
            .help("Took.")
            .labelNames("side")
            .form(MetricForm.SUMMARY)
            .quantiles(0.5, 0.99, 1)
            .build();
    private static final MetricDescriptor OTHER = MetricDescriptor.histogram("other_seconds")
            .unit(Unit.SECONDS)
            .help("Other.")
            .form(MetricForm.SUMMARY)
            .build();

    @Test
    void shouldShowThemUntilTheyAreOfAMinuteAgo() {
        try (EngineFixture recorded = new EngineFixture();
                ViewFixture shown = new ViewFixture();
                FrameTailer tailer = recorded.engine.openTailer("test", StartPosition.EARLIEST)) {
            final FrameReader reader = new FrameReader(shown.view);
            final ChannelHistogram took = recorded.channel.histogram(recorded.engine.register(TOOK), "buy");
            recorded.channel.histogram(recorded.engine.register(OTHER)).record(7);
            for (final long ms : new long[] {1, 2, 4}) {
                took.record(ms * 1_000_000);
            }
            recorded.cut();
            tailer.poll(reader, Integer.MAX_VALUE);

            final String text = shown.page();
            assertTrue(text.contains("""
                            # TYPE took_seconds summary
                            took_seconds{side="buy",quantile="0.5"} 0.002000895
                            took_seconds{side="buy",quantile="0.99"} 0.004
                            took_seconds{side="buy",quantile="1"} 0.004
                            took_seconds_sum{side="buy"} 0.007
                            took_seconds_count{side="buy"} 3
                            """), text);
            assertTrue(text.contains("# TYPE other_seconds summary\nother_seconds_sum 7e-09\n"), text);
            final String open =
                    shown.page(ExpositionFormat.negotiate(List.of("application/openmetrics-text; version=1.0.0")));
            assertTrue(open.contains("took_seconds{side=\"buy\",quantile=\"1.0\"} 0.004\n"), open);

            for (int second = 0; second < 70; second++) { // nothing but signs of life
                recorded.clock.advanceMs(1_000);
                recorded.work();
            }
            tailer.poll(reader, Integer.MAX_VALUE);

            final String later = shown.page();
            assertTrue(later.contains("took_seconds{side=\"buy\",quantile=\"0.99\"} NaN\n"), later);
            assertTrue(later.contains("took_seconds_count{side=\"buy\"} 3\n"), later);
        }
    }
}
