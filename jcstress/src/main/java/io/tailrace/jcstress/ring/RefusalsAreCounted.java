package io.tailrace.jcstress.ring;

import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.status.RefusalReason;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two samples for a full ring that is drained meanwhile: each is either accepted or counted as refused. */
@JCStressTest
@Outcome(id = "0, 2", expect = Expect.ACCEPTABLE, desc = "The ring was full for both, and both refusals were counted.")
@Outcome(
        id = "1, 1",
        expect = Expect.ACCEPTABLE,
        desc = "One came too early and was counted as refused, the other one was accepted.")
@Outcome(id = "2, 0", expect = Expect.ACCEPTABLE, desc = "There was room for both, and nothing was counted as refused.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Accepted and refused do not add up to what was attempted.")
@State
public class RefusalsAreCounted {
    private final SampleRing ring = Rings.single();

    /** Fills the ring. */
    public RefusalsAreCounted() {
        Rings.fill(ring, Rings.CAPACITY);
    }

    /** The writer. */
    @Actor
    public void writer(final II_Result result) {
        result.r1 = Rings.accepted(ring.offer(Rings.NORMAL, 1, 1)) + Rings.accepted(ring.offer(Rings.NORMAL, 1, 2));
    }

    /** The aggregator. */
    @Actor
    public void aggregator() {
        Rings.drain(ring);
    }

    /** Reads the counter. */
    @Arbiter
    public void count(final II_Result result) {
        result.r2 = (int) ring.refused(RefusalReason.FULL, Priority.NORMAL);
    }
}
