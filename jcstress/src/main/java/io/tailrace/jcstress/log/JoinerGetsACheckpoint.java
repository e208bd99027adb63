package io.tailrace.jcstress.log;

import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.MemoryFrameLog;
import io.tailrace.engine.log.StartPosition;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A reader joins while the publisher answers a request for a checkpoint. One log for all states, as for the other readers; here
 * every frame stands for a checkpoint.
 */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "The request stands: a checkpoint will come.")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "A checkpoint came behind the reader's position.")
@Outcome(
        id = "2",
        expect = Expect.FORBIDDEN,
        desc = "The request was answered before the reader's position: it waits for a checkpoint that never comes.")
@State
public class JoinerGetsACheckpoint {
    private static final AtomicBoolean REQUESTED = new AtomicBoolean();
    private static final AtomicBoolean ANSWERING = new AtomicBoolean();
    private static final MemoryFrameLog LOG = new MemoryFrameLog(1 << 18, () -> REQUESTED.set(true));
    private static final Frames FRAMES = new Frames();

    /** The publisher, at a cut. */
    @Actor
    public void publisher() {
        ANSWERING.set(true);
        if (REQUESTED.compareAndSet(true, false)) {
            LOG.append(FRAMES.next(), 0, FRAMES.length());
        }
        ANSWERING.set(false);
    }

    /** The reader. */
    @Actor
    public void reader(final I_Result result) {
        try (FrameTailer tailer = LOG.openTailer("stress", StartPosition.END)) {
            if (REQUESTED.get()) {
                result.r1 = 0;
                return;
            }
            while (ANSWERING.get()) {
                Thread.onSpinWait();
            }
            result.r1 = tailer.poll((buffer, offset, length, position) -> {}, 1) == 1 || REQUESTED.get() ? 1 : 2;
        }
    }
}
