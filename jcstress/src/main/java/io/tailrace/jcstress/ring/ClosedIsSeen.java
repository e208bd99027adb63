package io.tailrace.jcstress.ring;

import io.tailrace.engine.ring.SampleRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A close that meets the owner's first call, which sets the limit of the fast path: the close is not overwritten. */
@JCStressTest
@Outcome(
        id = "[01], 0",
        expect = Expect.ACCEPTABLE,
        desc = "Whatever became of the call in flight, the call after the close was not accepted.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The owner overwrote the close and went on recording.")
@State
public class ClosedIsSeen {
    private final SampleRing ring = Rings.single();

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

    /** The owner again, after both. */
    @Arbiter
    public void ownerLater(final II_Result result) {
        result.r2 = Rings.accepted(ring.offer(Rings.NORMAL, 1, 2));
    }
}
