package io.tailrace.jcstress.ring;

import io.tailrace.engine.ring.SampleRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A limit that comes while the writer opens a block, and so stores its own limits, is in force afterwards all the same. */
@JCStressTest
@Outcome(
        id = "0",
        expect = Expect.ACCEPTABLE,
        desc = "The call behind both was refused: the limit was not overwritten.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The writer's limits overwrote the rate limit, and it is not in force.")
@State
public class LimitIsSeen {
    private final SampleRing ring = Rings.single();

    /** The next sample opens a block. */
    public LimitIsSeen() {
        Rings.fill(ring, Rings.SAMPLES_IN_BLOCK);
    }

    /** The writer opens a block. */
    @Actor
    public void writer() {
        ring.offer(Rings.NORMAL, 1, 1);
    }

    /** The aggregator. */
    @Actor
    public void aggregator() {
        ring.setLimited(true);
    }

    /** The writer again. */
    @Arbiter
    public void next(final I_Result result) {
        result.r1 = Rings.accepted(ring.offer(Rings.NORMAL, 1, 2));
    }
}
