package io.tailrace.cli.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.testsupport.SettableClock;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticSeriesTest {
    private static final long INTERVAL_NS = 100_000_000;

    private final SettableClock clock = new SettableClock();
    private final TelemetryView view = new TelemetryView();
    private final FrameReader reader = new FrameReader(view);

    @Test
    void shouldRecordOneValueIntoEachSeriesEveryInterval() {
        final SyntheticShape shape = SyntheticShape.of(30_000);
        try (TelemetryEngine engine = engine();
                FrameTailer tailer = engine.openTailer("test", StartPosition.EARLIEST)) {
            final SyntheticSeries series = new SyntheticSeries(engine, shape, clock, INTERVAL_NS);
            for (int round = 0; round < 3; round++) {
                final long counted = total(SyntheticShape.COUNTER);
                final List<Double> depths = depths();
                cycle(engine, tailer, series);
                assertNotEquals(counted, total(SyntheticShape.COUNTER));
                assertNotEquals(depths, depths());
                assertEquals(round + 1L, observations(0));
                assertEquals(round + 1L, observations(shape.histograms() - 1));
            }
            assertEquals(shape.histograms(), of(SyntheticShape.HISTOGRAM).size());
            assertEquals(shape.gauges(), of(SyntheticShape.GAUGE).size());
            assertEquals(shape.counters(), of(SyntheticShape.COUNTER).size());
            assertEquals(0, total("rejected_total"));
            series.onClose();
        }
    }

    /** As its thread does, up to where the next interval begins. */
    private void cycle(final TelemetryEngine engine, final FrameTailer tailer, final SyntheticSeries series) {
        for (int pause = 0; pause < 10; pause++) {
            series.doWork();
            engine.invoke();
        }
        clock.advanceNs(INTERVAL_NS + 1);
        engine.invoke();
        while (tailer.poll(reader, 1_000) > 0) {
            // To the end.
        }
    }

    private TelemetryEngine engine() {
        return TelemetryEngine.launch(
                new EngineContext().threadingMode(ThreadingMode.INVOKER).clock(clock));
    }

    private List<SeriesTotals> of(final String family) {
        return view.series().stream()
                .filter(series -> series.info().metric().name().equals(family))
                .toList();
    }

    private long total(final String family) {
        return of(family).stream().mapToLong(SeriesTotals::counterTotal).sum();
    }

    private List<Double> depths() {
        return of(SyntheticShape.GAUGE).stream().map(SeriesTotals::gaugeValue).toList();
    }

    private long observations(final int index) {
        return of(SyntheticShape.HISTOGRAM).get(index).histogram().count();
    }
}
