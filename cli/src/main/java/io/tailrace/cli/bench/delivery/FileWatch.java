package io.tailrace.cli.bench.delivery;

import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.CounterValue;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.Values;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.nio.file.Path;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;

/** Reads the journal's files from outside, as another process would, and takes the time at which probes are in them. One thread. */
final class FileWatch implements Agent, FrameListener {
    private static final int FRAMES_A_POLL = 256;

    private final FrameReader frames = new FrameReader(this);
    private final ChronicleJournal journal;
    private final FrameTailer tailer;
    private final EngineClock clock;
    private final ProbeDelays delays;
    private long nowNs;

    FileWatch(final Path folder, final EngineClock clock, final ProbeDelays delays) {
        this.clock = clock;
        this.delays = delays;
        journal = ChronicleJournal.openForReading(folder);
        tailer = journal.openTailer("bench-file", StartPosition.EARLIEST);
    }

    @Override
    public int doWork() {
        nowNs = clock.nanoTime();
        return tailer.poll(frames, FRAMES_A_POLL);
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        onValues(snapshot.values());
    }

    @Override
    public void onCheckpoint(final Checkpoint checkpoint, final long position) {
        onValues(checkpoint.values());
    }

    private void onValues(final Values values) {
        for (final CounterValue counter : values.counters()) {
            if (counter.series().metric().name().equals(Probe.FIRST)) {
                delays.onTotal(counter.total(), nowNs);
            }
        }
    }

    @Override
    public void onClose() {
        CloseHelper.closeAll(tailer, journal);
    }

    @Override
    public String roleName() {
        return "bench-file";
    }
}
