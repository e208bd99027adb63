package io.tailrace.jcstress.log;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.MemoryFrameLog;
import io.tailrace.engine.log.ReliableTailer;
import org.agrona.DirectBuffer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A journal that is left behind, overwritten, and taken back: it takes whole frames only, in their order. One log for all states; each
 * publisher's turn leaves the journal behind or takes it back, and appends.
 */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "There was nothing to take, or it is left behind.")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "The journal took later frames, whole.")
@Outcome(id = "2", expect = Expect.FORBIDDEN, desc = "The journal took a frame that was torn or not a later one.")
@State
public class LeftBehindHandOver {
    private static final MemoryFrameLog LOG = new MemoryFrameLog(1 << 18, () -> {});
    private static final ReliableTailer TAILER = LOG.openReliableTailer();
    private static final Frames FRAMES = new Frames();
    private static final Journal JOURNAL = new Journal();
    private static boolean waits;

    /** The publisher: it has no patience at all. */
    @Actor
    public void publisher() {
        if (TAILER.isReturning()) {
            TAILER.takeBack();
        }
        for (int i = 0; i < 40; i++) {
            if (!waits) {
                FRAMES.next();
            }
            waits = LOG.append(FRAMES.last(), 0, FRAMES.length()) != AppendResult.APPENDED;
            if (waits) {
                TAILER.leaveBehind();
            }
        }
    }

    /** The journal's agent. */
    @Actor
    public void journal(final I_Result result) {
        if (TAILER.isLeftBehind()) {
            TAILER.askToReturn();
        }
        int taken = 0;
        for (int i = 0; i < 40; i++) {
            taken += TAILER.forwardTo(JOURNAL, 4);
        }
        result.r1 = JOURNAL.broken ? 2 : Math.min(1, taken);
    }

    /** Takes frames and looks at them. */
    private static final class Journal implements FrameAppender {
        private long last;
        private boolean broken;

        @Override
        public AppendResult append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
            final long sequence = Frames.sequenceIfWhole(buffer, offset, lengthInBytes);
            broken |= sequence <= last;
            last = sequence;
            return AppendResult.APPENDED;
        }

        @Override
        public boolean isCheckpointDue() {
            return false;
        }

        @Override
        public boolean sync() {
            return true;
        }
    }
}
