package io.tailrace.jcstress.ring;

import io.tailrace.engine.ring.SampleRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two samples in a row, drained while they are written and once more afterwards. */
@JCStressTest
@Outcome(
        id = "0, 2",
        expect = Expect.ACCEPTABLE,
        desc = "The first drain was too early, the last one took both in order.")
@Outcome(
        id = "1, 2",
        expect = Expect.ACCEPTABLE,
        desc = "The first drain took one sample, the last one took the other.")
@Outcome(
        id = "2, 2",
        expect = Expect.ACCEPTABLE,
        desc = "The first drain took both in order, and the last one took nothing twice.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A sample was lost, seen twice, or seen out of its order.")
@State
public class PublishOrder {
    private final SampleRing ring = Rings.single();
    private final Sequence samples = new Sequence();

    /** The writer. */
    @Actor
    public void writer() {
        Rings.fill(ring, 2);
    }

    /** The aggregator. */
    @Actor
    public void aggregator(final II_Result reached) {
        ring.drain(samples, Rings.CAPACITY);
        reached.r1 = samples.reached();
    }

    /** The aggregator's last drain. */
    @Arbiter
    public void lastDrain(final II_Result reached) {
        ring.drain(samples, Rings.CAPACITY);
        reached.r2 = samples.reached();
    }
}
