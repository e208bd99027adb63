package io.tailrace.jcstress.ring;

import io.tailrace.engine.ring.SampleRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The last sample of a block and the first of the next one, drained meanwhile. */
@JCStressTest
@Outcome(
        id = "127, 129",
        expect = Expect.ACCEPTABLE,
        desc = "The drain stopped in the open block, which was not freed.")
@Outcome(
        id = "128, 129",
        expect = Expect.ACCEPTABLE,
        desc = "The drain took the whole block and did not know of the next one yet.")
@Outcome(id = "129, 129", expect = Expect.ACCEPTABLE, desc = "The drain went from the full block on into the next one.")
@Outcome(
        expect = Expect.FORBIDDEN,
        desc = "Between two blocks a sample was lost, seen twice, or seen out of its order.")
@State
public class BlockHandOver {
    private final SampleRing ring = Rings.single();
    private final Sequence samples = new Sequence();

    /** Fills the first block but for one sample. */
    public BlockHandOver() {
        Rings.fill(ring, Rings.SAMPLES_IN_BLOCK - 1);
    }

    /** The writer. */
    @Actor
    public void writer() {
        ring.offer(Rings.NORMAL, 1, Rings.SAMPLES_IN_BLOCK);
        ring.offer(Rings.NORMAL, 1, Rings.SAMPLES_IN_BLOCK + 1);
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
