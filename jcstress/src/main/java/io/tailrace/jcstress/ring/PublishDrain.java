package io.tailrace.jcstress.ring;

import io.tailrace.engine.ring.SampleRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** One sample, one drain. */
@JCStressTest
@Outcome(
        id = "0, 0",
        expect = Expect.ACCEPTABLE,
        desc = "The drain came before the sample was counted and saw nothing of it.")
@Outcome(
        id = "7, 42",
        expect = Expect.ACCEPTABLE,
        desc = "The sample was counted, and its series and value were seen with it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A counted sample was seen without its series or its value.")
@State
public class PublishDrain {
    private final SampleRing ring = Rings.single();

    /** The writer. */
    @Actor
    public void writer() {
        ring.offer(Rings.NORMAL, 7, 42);
    }

    /** The aggregator. */
    @Actor
    public void aggregator(final JJ_Result seen) {
        ring.drain(
                (slots, from, to) -> {
                    seen.r1 = slots[from];
                    seen.r2 = slots[from + 1];
                },
                Rings.CAPACITY);
    }
}
