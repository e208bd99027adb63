package io.tailrace.jcstress.ring;

import io.tailrace.engine.ring.SharedSampleRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** One sample in the shared ring, one drain. */
@JCStressTest
@Outcome(
        id = "0, 0",
        expect = Expect.ACCEPTABLE,
        desc = "The sample was not published yet, perhaps claimed, and nothing of it was seen.")
@Outcome(
        id = "7, 42",
        expect = Expect.ACCEPTABLE,
        desc = "The sample was published, and its series and value were seen with it.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A sample was seen that was claimed but not filled yet.")
@State
public class SharedPublishDrain {
    private final SharedSampleRing ring = Rings.shared();

    /** A writer. */
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
