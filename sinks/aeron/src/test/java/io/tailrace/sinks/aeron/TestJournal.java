package io.tailrace.sinks.aeron;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.testsupport.Frames;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** A journal of frames that say nothing. */
final class TestJournal implements AutoCloseable {
    private final ChronicleJournal journal;
    private int epoch = 1;
    private long sequence;

    TestJournal(final Path folder) {
        journal = ChronicleJournal.at(folder).open(EngineClock.system(), error -> {
            throw new AssertionError(error);
        });
    }

    void append(final int frames) {
        for (int i = 0; i < frames; i++) {
            appendOfLength(64);
        }
    }

    void appendOfLength(final int lengthInBytes) {
        final UnsafeBuffer frame = Frames.ofLength(++sequence, lengthInBytes);
        new FrameStamp().seal(frame, 0, frame.capacity(), epoch, sequence);
        if (journal.appender().append(frame, 0, frame.capacity()) != AppendResult.APPENDED) {
            throw new AssertionError("not appended");
        }
    }

    /** So many frames are not there: as if they had been deleted. */
    void skip(final int frames) {
        sequence += frames;
    }

    void nextEpoch() {
        epoch++;
        sequence = 0;
    }

    FramePlace end() {
        return new FramePlace(epoch, sequence);
    }

    @Override
    public void close() {
        journal.close();
    }
}
