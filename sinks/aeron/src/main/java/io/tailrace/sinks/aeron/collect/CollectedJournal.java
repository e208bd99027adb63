package io.tailrace.sinks.aeron.collect;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.sinks.aeron.FramePlace;
import io.tailrace.sinks.journal.ChronicleJournal;
import org.agrona.DirectBuffer;

/** The journal of one source: where it ends, and what comes behind. One thread. */
final class CollectedJournal implements AutoCloseable {
    private static final int FRAMES_A_POLL = 1_024;

    private final ChronicleJournal journal;
    private FramePlace end = FramePlace.NONE;

    CollectedJournal(final ChronicleJournal journal) {
        this.journal = journal;
        findEnd();
    }

    private void findEnd() {
        final FrameStamp stamp = new FrameStamp();
        try (FrameTailer tailer = journal.openTailer("collect", StartPosition.LAST_CHECKPOINT)) {
            int frames = 1;
            while (frames > 0) {
                frames = tailer.poll(
                        (buffer, offset, length, position) -> see(stamp, buffer, offset, length), FRAMES_A_POLL);
            }
        }
    }

    private void see(final FrameStamp stamp, final DirectBuffer buffer, final int offset, final int length) {
        if (stamp.verify(buffer, offset, length) == FrameVerdict.GOOD) {
            end = new FramePlace(FrameStamp.epoch(buffer, offset), FrameStamp.sequence(buffer, offset));
        }
    }

    FramePlace end() {
        return end;
    }

    AppendResult append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
        final AppendResult result = journal.appender().append(buffer, offset, lengthInBytes);
        if (result == AppendResult.APPENDED) {
            end = new FramePlace(FrameStamp.epoch(buffer, offset), FrameStamp.sequence(buffer, offset));
        }
        return result;
    }

    @Override
    public void close() {
        journal.close();
    }
}
