package io.tailrace.engine.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.testsupport.Frames;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** One appender that overtakes its readers: each of them sees only whole frames, and sees or loses each frame exactly once. */
class MemoryFrameLogThreadsTest {
    private static final int READERS = 2;
    private static final long FRAMES = 20_000;

    private final MemoryFrameLog log = new MemoryFrameLog(1 << 18, () -> {});

    @Test
    void shouldShowEveryFrameWholeOrCountItAsLost() throws InterruptedException {
        final List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readers.add(new Reader(log.openTailer("reader-" + i, StartPosition.EARLIEST)));
        }
        readers.forEach(Thread::start);
        for (long sequence = 1; sequence <= FRAMES; sequence++) {
            final int length = (int) (100 + sequence * 7_919 % 20_000);
            final UnsafeBuffer frame = Frames.ofLength(sequence, length);
            assertEquals(AppendResult.APPENDED, log.append(frame, 0, length));
        }
        long lost = 0;
        for (final Reader reader : readers) {
            reader.join();
            assertEquals(List.of(), reader.faults);
            assertEquals(FRAMES, reader.seen + reader.tailer.lostFrames());
            lost += reader.tailer.lostFrames();
        }
        assertEquals(lost, log.lostFrames());
    }

    private static final class Reader extends Thread implements FrameHandler {
        private final FrameTailer tailer;
        private final FrameStamp stamp = new FrameStamp();
        private final List<String> faults = new ArrayList<>();
        private long seen;
        private long last;

        Reader(final FrameTailer tailer) {
            this.tailer = tailer;
        }

        @Override
        public void run() {
            while (last < FRAMES) {
                if (tailer.poll(this, 10) == 0) {
                    LockSupport.parkNanos(1);
                }
            }
        }

        @Override
        public void onFrame(final DirectBuffer buffer, final int offset, final int length, final long position) {
            final long sequence = FrameStamp.sequence(buffer, offset);
            if (stamp.verify(buffer, offset, length) != FrameVerdict.GOOD || sequence <= last || position != sequence) {
                faults.add("frame " + sequence + " of " + length + " bytes behind " + last);
            }
            last = sequence;
            seen++;
        }
    }
}
