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

/** The journal's reader of the memory log: it is never overtaken. One log for all states, as for the other reader. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "There was nothing new, or the publisher was held up.")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "The journal took the next frame, whole.")
@Outcome(id = "2", expect = Expect.FORBIDDEN, desc = "The journal took a frame that was torn or not the next one.")
@State
public class ReliableHandOver {
    private static final MemoryFrameLog LOG = new MemoryFrameLog(1 << 18, () -> {});
    private static final ReliableTailer TAILER = LOG.openReliableTailer();
    private static final Frames FRAMES = new Frames();
    private static final Journal JOURNAL = new Journal();
    private static boolean waits;

    /** The publisher: a frame that finds no room waits and is appended later, as the engine does it. */
    @Actor
    public void publisher() {
        for (int i = 0; i < 2; i++) {
            if (!waits) {
                FRAMES.next();
            }
            waits = LOG.append(FRAMES.last(), 0, FRAMES.length()) != AppendResult.APPENDED;
        }
    }

    /** The journal's agent. */
    @Actor
    public void journal(final I_Result result) {
        final int taken = TAILER.forwardTo(JOURNAL, 1);
        result.r1 = JOURNAL.broken ? 2 : taken;
    }

    /** Takes frames and looks at them. */
    private static final class Journal implements FrameAppender {
        private long last;
        private boolean broken;

        @Override
        public AppendResult append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
            broken |= Frames.sequenceIfWhole(buffer, offset, lengthInBytes) != last + 1;
            last++;
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
