package io.tailrace.jcstress.ring;

import io.tailrace.engine.ring.SampleRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A close that meets the owner while it opens the next block, where limits are set again, here near the high-water mark. */
@JCStressTest
@Outcome(
        id = "[01], 0",
        expect = Expect.ACCEPTABLE,
        desc = "Whatever became of the call in flight, the calls after the close were not accepted.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The owner overwrote the close with new limits and went on recording.")
@State
public class ClosedAtBlockEnd {
    private final SampleRing ring = Rings.single();

    /** Fills the first block. */
    public ClosedAtBlockEnd() {
        Rings.fill(ring, Rings.SAMPLES_IN_BLOCK);
    }

    /** The owner. */
    @Actor
    public void owner(final II_Result result) {
        result.r1 = Rings.accepted(ring.offer(Rings.NORMAL, 1, 1));
    }

    /** Somebody else. */
    @Actor
    public void closer() {
        ring.close();
    }

    /** The owner again, after both, with a metric of each kind of priority. */
    @Arbiter
    public void ownerLater(final II_Result result) {
        result.r2 = Rings.accepted(ring.offer(Rings.NORMAL, 1, 2)) + Rings.accepted(ring.offer(Rings.LOWEST, 1, 3));
    }
}
