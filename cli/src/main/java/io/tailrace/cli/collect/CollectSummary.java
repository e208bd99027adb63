package io.tailrace.cli.collect;

import io.tailrace.cli.console.Console;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FleetTotals;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.sinks.aeron.collect.CollectedJournals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What all journals hold together, read from their oldest frame on.
 *
 * @param received in this run.
 * @param sources one a journal.
 * @param merged sums over all.
 * @param conflicts values that could not be added.
 */
record CollectSummary(
        CollectTotals received, List<CollectedSource> sources, List<SeriesTotals> merged, long conflicts) {
    private static final int FRAMES_A_POLL = 1_024;

    static CollectSummary of(final Path root, final CollectTotals received, final Console console) {
        final FleetTotals totals = new FleetTotals();
        final List<CollectedSource> sources = new ArrayList<>();
        for (final Path folder : CollectedJournals.existing(root)) {
            final CollectedSource source = new CollectedSource(folder);
            try {
                read(source, totals);
                sources.add(source);
            } catch (final FrameLogException fault) {
                console.err().println("tailrace: warning: " + fault.getMessage());
            }
        }
        return new CollectSummary(received, sources, totals.series(), totals.conflicts());
    }

    private static void read(final CollectedSource source, final FleetTotals totals) {
        final FrameReader facts = new FrameReader(source);
        final FrameReader summing = new FrameReader(totals.source());
        try (FrameTailer tailer = new FolderSource(source.folder()).openTailer("summary", StartPosition.EARLIEST)) {
            int frames = 1;
            while (frames > 0) {
                frames = tailer.poll(
                        (buffer, offset, length, position) -> {
                            facts.onFrame(buffer, offset, length, position);
                            summing.onFrame(buffer, offset, length, position);
                        },
                        FRAMES_A_POLL);
            }
            source.unreadable(tailer.lostFrames());
        }
    }
}
