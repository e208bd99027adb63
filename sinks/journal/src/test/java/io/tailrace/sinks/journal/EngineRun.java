package io.tailrace.sinks.journal;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.reader.audit.FrameAudit;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;

/** A whole engine in one thread on a real journal, and what readers make of that. */
final class EngineRun {
    private EngineRun() {}

    /** One life of a service: an engine that counts one hit; its epoch. */
    static int hit(final JournalContext journal, final SettableClock clock) {
        try (TelemetryEngine engine = launch(journal, clock)) {
            engine.openChannel("worker")
                    .counter(engine.register(
                            MetricDescriptor.counter("hits_total").help("Hits.").build()))
                    .add(1);
            for (int i = 0; i < 3; i++) {
                clock.advanceMs(100);
                engine.invoke();
            }
            return engine.epoch();
        }
    }

    static TelemetryEngine launch(final JournalContext journal, final SettableClock clock) {
        return TelemetryEngine.launch(new EngineContext()
                .clock(clock)
                .threadingMode(ThreadingMode.INVOKER)
                .journal(journal));
    }

    /** What another process shows of it. */
    static TelemetryView view(final Path directory) {
        final TelemetryView view = new TelemetryView();
        try (FrameLog journal = ChronicleJournal.openForReading(directory);
                FrameTailer tailer = journal.openTailer("view", StartPosition.LAST_CHECKPOINT)) {
            final FrameReader reader = new FrameReader(view);
            while (tailer.poll(reader, 100) > 0) {
                view.onLostFrames(tailer.lostFrames());
            }
        }
        return view;
    }

    static long counter(final TelemetryView view, final String name) {
        return view.lastWholeSeries().stream()
                .filter(series -> series.info().metric().name().equals(name))
                .mapToLong(SeriesTotals::counterTotal)
                .sum();
    }

    static AuditReport audit(final Path directory) {
        final FrameAudit audit = new FrameAudit();
        try (FrameLog journal = ChronicleJournal.openForReading(directory);
                FrameTailer tailer = journal.openTailer("audit", StartPosition.EARLIEST)) {
            final FrameReader reader = new FrameReader(audit);
            while (tailer.poll(reader, 100) > 0) {
                audit.onLostFrames(tailer.lostFrames());
            }
            audit.onLostFrames(tailer.lostFrames());
        }
        return audit.report();
    }
}
