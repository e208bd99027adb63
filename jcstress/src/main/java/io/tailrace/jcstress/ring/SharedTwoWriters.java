package io.tailrace.jcstress.ring;

import io.tailrace.engine.ring.SharedSampleRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/** Two writers at once; afterwards: how many samples were drained, and the sum of their values. */
@JCStressTest
@Outcome(
        id = "2, 30",
        expect = Expect.ACCEPTABLE,
        desc = "Each writer claimed a place of its own, and both samples were seen once.")
@Outcome(expect = Expect.FORBIDDEN, desc = "One writer overwrote the other, or a sample was lost or seen twice.")
@State
public class SharedTwoWriters {
    private final SharedSampleRing ring = Rings.shared();

    /** A writer. */
    @Actor
    public void firstWriter() {
        ring.offer(Rings.NORMAL, 1, 10);
    }

    /** Another writer. */
    @Actor
    public void secondWriter() {
        ring.offer(Rings.NORMAL, 1, 20);
    }

    /** The aggregator. */
    @Arbiter
    public void drain(final JJ_Result result) {
        ring.drain(
                (slots, from, to) -> {
                    for (int i = from; i < to; i += 2) {
                        result.r1++;
                        result.r2 += slots[i + 1];
                    }
                },
                Rings.CAPACITY);
    }
}
