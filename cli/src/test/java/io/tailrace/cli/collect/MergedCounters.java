package io.tailrace.cli.collect;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.recording.Channel;
import io.tailrace.testsupport.SettableClock;
import java.util.List;
import java.util.Map;

/** What is collected of counters in each unit. */
final class MergedCounters {
    private MergedCounters() {}

    static CollectSummary summary() {
        final SettableClock clock = new SettableClock();
        final TelemetryView view = new TelemetryView();
        try (TelemetryEngine engine =
                        TelemetryEngine.launch(new EngineContext().clock(clock).threadingMode(ThreadingMode.INVOKER));
                FrameTailer tailer = engine.openTailer("test", StartPosition.EARLIEST)) {
            final Channel channel = engine.openChannel("test");
            add(engine, channel, "busy_seconds_total", Unit.SECONDS, 90_000_000_001L);
            add(engine, channel, "calls_total", Unit.NONE, (1L << 53) + 1);
            add(engine, channel, "lag_ms_total", Unit.MILLISECONDS, 1_500_000);
            add(engine, channel, "sent_bytes_total", Unit.BYTES, 2_000_000);
            add(engine, channel, "share_total", Unit.MILLIONTHS, 250_000);
            add(engine, channel, "units_total", Unit.MILLIONTHS, 2_000_000_000_000L);
            clock.advanceMs(100);
            engine.invoke();
            tailer.poll(new FrameReader(view), Integer.MAX_VALUE);
        }
        final List<SeriesTotals> merged = view.series().stream()
                .filter(series -> !series.info().metric().firstParty())
                .toList();
        return new CollectSummary(new CollectTotals(1, 0, 0, 0, Map.of()), List.of(), merged, 0);
    }

    private static void add(
            final TelemetryEngine engine,
            final Channel channel,
            final String name,
            final Unit unit,
            final long recorded) {
        channel.counter(engine.register(
                        MetricDescriptor.counter(name).unit(unit).help("Test.").build()))
                .add(recorded);
    }
}
