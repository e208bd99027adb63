package io.tailrace.cli.collect;

import io.tailrace.engine.log.FrameHandler;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.exposer.FrameTailerSource;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.nio.file.Path;
import org.agrona.CloseHelper;

/** Reads a journal that is opened for it and closed behind it. */
record FolderSource(Path folder) implements FrameTailerSource {
    @Override
    public FrameTailer openTailer(final String name, final StartPosition start) {
        final ChronicleJournal journal = ChronicleJournal.openForReading(folder, error -> {});
        try {
            return new Tailer(journal, journal.openTailer(name, start));
        } catch (final RuntimeException | Error fault) {
            journal.close();
            throw fault;
        }
    }

    private record Tailer(ChronicleJournal journal, FrameTailer tailer) implements FrameTailer {
        @Override
        public int poll(final FrameHandler handler, final int frameLimit) {
            return tailer.poll(handler, frameLimit);
        }

        @Override
        public void acknowledge() {
            tailer.acknowledge();
        }

        @Override
        public long lostFrames() {
            return tailer.lostFrames();
        }

        @Override
        public void close() {
            CloseHelper.closeAll(tailer, journal);
        }
    }
}
