package io.tailrace.engine.snapshot;

import io.tailrace.codec.sbe.TelemetryEntryEncoder;
import io.tailrace.engine.log.MemoryFrameLog;
import org.agrona.DirectBuffer;

/**
 * Writes telemetry entries, each a frame of its own, numbered one behind the other. While the journal is behind by more than a quarter of the
 * memory log there is no room for them: they wait in their ring, and what it does not hold is refused. The aggregator's thread.
 */
public final class EntryFrames {
    private static final int SHARE_OF_LOG = 4;

    private final FrameWriter frames;
    private final MemoryFrameLog log;
    private final TelemetryEntryEncoder encoder = new TelemetryEntryEncoder();
    private long sequence;
    private long written;

    EntryFrames(final FrameWriter frames, final MemoryFrameLog log) {
        this.frames = frames;
        this.log = log;
    }

    /**
     * Whether entries may be written now without taking the room that snapshots need.
     *
     * @return false while the journal is behind.
     */
    public boolean hasRoom() {
        return frames.flushWaiting() && log.waitingInBytes() <= log.capacityInBytes() / SHARE_OF_LOG;
    }

    /**
     * Writes one.
     *
     * @param buffer holds its message.
     * @param offset of the message's block.
     * @param lengthInBytes of the message.
     */
    public void write(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        frames.begin(encoder);
        encoder.buffer().putBytes(encoder.offset(), buffer, offset, lengthInBytes);
        encoder.sequence(sequence++);
        written++;
        encoder.limit(encoder.offset() + lengthInBytes);
        frames.end(encoder);
    }

    void beginEpoch() {
        sequence = 0;
    }

    /** Entries of this epoch. */
    long inEpoch() {
        return sequence;
    }

    /**
     * Entries so far.
     *
     * @return how many were written, in all epochs of this engine.
     */
    public long written() {
        return written;
    }
}
