package io.tailrace.jcstress.ring;

import io.tailrace.engine.ring.SharedSampleRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Closing when one place is left, for which the closer and a writer compete: accepted, drained in all, quiet in the end. */
@JCStressTest
@Outcome(
        id = "0, 255, 1",
        expect = Expect.ACCEPTABLE,
        desc = "The closer got the last place, the writer none, and all older samples were drained.")
@Outcome(
        id = "1, 256, 1",
        expect = Expect.ACCEPTABLE,
        desc = "The writer got the last place, and its sample was drained with the others.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A sample was accepted and not drained, or the channel never became quiet.")
@State
public class SharedCloseWhenFull {
    private final SharedSampleRing ring = Rings.shared();
    private int drained;

    /** Leaves one place. */
    public SharedCloseWhenFull() {
        Rings.fillButOne(ring);
    }

    /** A writer. */
    @Actor
    public void writer(final III_Result result) {
        result.r1 = Rings.accepted(ring.offer(Rings.NORMAL, 1, 1));
    }

    /** The aggregator. */
    @Actor
    public void aggregator() {
        ring.close();
        drained = Rings.drain(ring);
    }

    /** The aggregator's next duty cycles. */
    @Arbiter
    public void nextDrains(final III_Result result) {
        result.r2 = drained + Rings.drain(ring) + Rings.drain(ring);
        result.r3 = ring.isQuiet() ? 1 : 0;
    }
}
