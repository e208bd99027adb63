package io.tailrace.cli.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalContext;
import io.tailrace.sinks.journal.SyncPolicy;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Journals of many small snapshots in small roll files. */
final class RollingJournal {
    static final long ROLL_BYTES = 128 * 1024;

    private RollingJournal() {}

    /** Adds an epoch. */
    static void write(final JournalContext journal, final int snapshots) {
        final SettableClock clock = new SettableClock();
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                        .clock(clock)
                        .threadingMode(ThreadingMode.INVOKER)
                        .journal(journal.rollBytes(ROLL_BYTES).syncPolicy(SyncPolicy.NONE)));
                Channel channel = engine.openChannel("till")) {
            final ChannelCounter hits = channel.counter(engine.register(
                    MetricDescriptor.counter("hits_total").help("Hits.").build()));
            for (int i = 0; i < snapshots; i++) {
                hits.increment();
                clock.advanceMs(100);
                assertEquals(FlushResult.FLUSHED, engine.flush(Long.MAX_VALUE));
            }
        }
    }

    static int rollFiles(final Path directory) {
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory)) {
            return journal.info().rollFiles().size();
        }
    }

    /** Ids of an epoch's snapshots. */
    static List<Long> snapshots(final Path directory, final int epoch) {
        final List<Long> ids = new ArrayList<>();
        final FrameReader frames = new FrameReader(new FrameListener() {
            @Override
            public void onSnapshot(final Snapshot snapshot, final long position) {
                if (snapshot.epoch().epoch() == epoch) {
                    ids.add(snapshot.snapshotId());
                }
            }
        });
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory);
                FrameTailer tailer = journal.openTailer("rolling", StartPosition.EARLIEST)) {
            int polled = 1;
            while (polled > 0) {
                polled = tailer.poll(frames, 1_000);
            }
        }
        return ids;
    }
}
