package io.tailrace.cli.bench;

import io.tailrace.cli.console.Json;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.sinks.ndjson.NdjsonFile;
import java.nio.file.Path;
import org.agrona.concurrent.Agent;

/** Writes a line for each snapshot into a file, as a stream of ticks does. One thread; the counts may be asked when it has ended. */
final class SnapshotStream implements Agent, FrameListener {
    /** What each line says of itself. */
    static final String SCHEMA = "tailrace.bench-stream.v1";

    private static final int FRAMES_A_POLL = 256;

    private final FrameReader frames = new FrameReader(this);
    private final FrameTailer tailer;
    private final NdjsonFile file;
    private volatile long statuses;
    private volatile boolean isMeasuring;
    private int highestOccupancyPermille;

    /** Takes the tailer, and closes it at its end. */
    SnapshotStream(final FrameTailer tailer, final Path path) {
        this.tailer = tailer;
        file = NdjsonFile.open(path, NdjsonFile.Mode.TRUNCATE);
    }

    @Override
    public int doWork() {
        final int polled = tailer.poll(frames, FRAMES_A_POLL);
        if (polled > 0) {
            file.flush();
        }
        return polled;
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        file.append(Json.object(json -> {
            json.writeStringProperty("schema", SCHEMA);
            json.writeNumberProperty("snapshot_id", snapshot.snapshotId());
            json.writeNumberProperty("from_ns", snapshot.fromNs());
            json.writeNumberProperty("to_ns", snapshot.toNs());
            json.writeNumberProperty("samples", snapshot.samples());
        }));
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    public void onStatus(final StatusInfo status) {
        if (isMeasuring) {
            highestOccupancyPermille = Math.max(highestOccupancyPermille, status.occupancyPermille());
        }
        statuses++; // by this thread only
    }

    /** Signs of life so far. Any thread. */
    long statuses() {
        return statuses;
    }

    /** From here on the rings are looked at; each sign of life tells of the time since the one before. Any thread. */
    void beginMeasuring() {
        isMeasuring = true;
    }

    @Override
    public void onClose() {
        tailer.close();
        file.close();
    }

    @Override
    public String roleName() {
        return "bench-stream";
    }

    /** Snapshots that were written. */
    long lines() {
        return file.lines();
    }

    /** How full the fullest ring was at the most, as the engine's signs of life told. */
    int highestOccupancyPermille() {
        return highestOccupancyPermille;
    }
}
