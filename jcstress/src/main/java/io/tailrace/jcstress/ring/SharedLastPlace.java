package io.tailrace.jcstress.ring;

import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.ring.SharedSampleRing;
import io.tailrace.engine.status.RefusalReason;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** Two writers, one place: who was accepted, how many were counted as refused, how many samples were drained. */
@JCStressTest
@Outcome(
        id = "1, 0, 1, 256",
        expect = Expect.ACCEPTABLE,
        desc = "The first writer got the place, and the other one's refusal was counted.")
@Outcome(
        id = "0, 1, 1, 256",
        expect = Expect.ACCEPTABLE,
        desc = "The second writer got the place, and the other one's refusal was counted.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The place went to both or to nobody, or a refusal was not counted.")
@State
public class SharedLastPlace {
    private final SharedSampleRing ring = Rings.shared();

    /** Leaves one place. */
    public SharedLastPlace() {
        Rings.fillButOne(ring);
    }

    /** A writer. */
    @Actor
    public void firstWriter(final IIII_Result result) {
        result.r1 = Rings.accepted(ring.offer(Rings.NORMAL, 1, 1));
    }

    /** Another writer. */
    @Actor
    public void secondWriter(final IIII_Result result) {
        result.r2 = Rings.accepted(ring.offer(Rings.NORMAL, 1, 1));
    }

    /** The aggregator. */
    @Arbiter
    public void count(final IIII_Result result) {
        result.r3 = (int) ring.refused(RefusalReason.FULL, Priority.NORMAL);
        result.r4 = Rings.drain(ring);
    }
}
