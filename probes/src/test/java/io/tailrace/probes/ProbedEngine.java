package io.tailrace.probes;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.testsupport.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An engine without threads whose clock a test moves, and what it told. */
final class ProbedEngine implements AutoCloseable {
    final SettableClock clock = new SettableClock();
    final TelemetryEngine engine = TelemetryEngine.launch(
            new EngineContext().threadingMode(ThreadingMode.INVOKER).clock(clock));
    private final FrameTailer tailer = engine.openTailer("test", StartPosition.EARLIEST);
    private final TelemetryView view = new TelemetryView();
    private final FrameReader reader = new FrameReader(view);

    Meters meters() {
        return new Meters(engine, "test", 1_024);
    }

    void read() {
        for (int i = 0; i < 20; i++) {
            clock.advanceMs(20);
            engine.invoke();
        }
        while (tailer.poll(reader, 100) > 0) {
            // until all is read
        }
    }

    /** Each series of a family that was recorded into. */
    List<SeriesTotals> all(final String family) {
        final List<SeriesTotals> found = new ArrayList<>();
        for (final SeriesTotals series : view.series()) {
            if (series.info().metric().name().equals(family)) {
                found.add(series);
            }
        }
        return found;
    }

    Optional<SeriesTotals> find(final String family, final String... labels) {
        return all(family).stream()
                .filter(it -> it.info().labelValues().equals(List.of(labels)))
                .findFirst();
    }

    SeriesTotals one(final String family, final String... labels) {
        return find(family, labels).orElseThrow(() -> new AssertionError("no " + family + List.of(labels)));
    }

    @Override
    public void close() {
        tailer.close();
        engine.close();
    }
}
