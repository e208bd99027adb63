package io.tailrace.jcstress.ring;

import io.tailrace.engine.ring.SampleRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A full ring: the writer wants the first block again while the aggregator reads and frees it. */
@JCStressTest
@Outcome(
        id = "0, 256",
        expect = Expect.ACCEPTABLE,
        desc = "No block was free yet: the sample was refused, and all older ones were seen.")
@Outcome(
        id = "1, 257",
        expect = Expect.ACCEPTABLE,
        desc = "The freed block was used again, and all samples were seen in order.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A block was used again before it was read, or the sample in it was lost.")
@State
public class BlockReuse {
    private final SampleRing ring = Rings.single();
    private final Sequence samples = new Sequence();

    /** Fills the ring. */
    public BlockReuse() {
        Rings.fill(ring, Rings.CAPACITY);
    }

    /** The writer. */
    @Actor
    public void writer(final II_Result result) {
        result.r1 = Rings.accepted(ring.offer(Rings.NORMAL, 1, Rings.CAPACITY + 1));
    }

    /** The aggregator. */
    @Actor
    public void aggregator() {
        ring.drain(samples, Rings.CAPACITY);
    }

    /** The aggregator's last drain. */
    @Arbiter
    public void lastDrain(final II_Result result) {
        ring.drain(samples, Rings.CAPACITY);
        result.r2 = samples.reached();
    }
}
