package io.tailrace.jcstress.log;

import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.MemoryFrameLog;
import io.tailrace.engine.log.StartPosition;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A publisher overwrites a small log without end while a reader that may be overtaken polls it. There is one log for all states: it is
 * too big to be made for each, and made to be overwritten.
 */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "There was nothing new.")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "The next frame came, whole.")
@Outcome(
        id = "2",
        expect = Expect.ACCEPTABLE,
        desc = "The reader was overtaken, was told how many frames it lost, and got a later one, whole.")
@Outcome(id = "3", expect = Expect.FORBIDDEN, desc = "The reader got a torn frame.")
@Outcome(
        id = "4",
        expect = Expect.FORBIDDEN,
        desc = "The reader lost frames and was not told, or was told another number.")
@State
public class SnapshotHandOver {
    private static final MemoryFrameLog LOG = new MemoryFrameLog(1 << 18, () -> {});
    private static final Frames FRAMES = new Frames();
    private static final FrameTailer TAILER = LOG.openTailer("stress", StartPosition.EARLIEST);
    private static final Seen SEEN = new Seen();

    /** The publisher; some of the time it is quicker than the reader. */
    @Actor
    public void publisher() {
        for (int i = 0; i < 2; i++) {
            LOG.append(FRAMES.next(), 0, FRAMES.length());
        }
    }

    /** The reader. */
    @Actor
    public void reader(final I_Result result) {
        result.r1 = SEEN.poll();
    }

    /** What the reader saw last. Used by the reader only. */
    private static final class Seen {
        private long last;
        private long lost;

        int poll() {
            final long lastBefore = last;
            final long lostBefore = lost;
            if (TAILER.poll(
                            (buffer, offset, length, position) -> last = Frames.sequenceIfWhole(buffer, offset, length),
                            1)
                    == 0) {
                return 0;
            }
            lost = TAILER.lostFrames();
            if (last < 0) {
                return 3;
            }
            final long missing = last - lastBefore - 1;
            if (missing != lost - lostBefore) {
                return 4;
            }
            return missing == 0 ? 1 : 2;
        }
    }
}
