package io.tailrace.jcstress.ring;

import io.tailrace.engine.ring.ExemplarBox;
import io.tailrace.engine.ring.SharedSampleRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two writers of the shared channel offer for one place; r1 how many were told that it was taken, r2 what was collected. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The first writer claimed the place.")
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "The second writer claimed the place.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Both wrote to one place, or none did.")
@State
public class SharedExemplarClaim {
    private static final int TORN = -1;

    private final SharedSampleRing ring = Rings.shared();
    private final ExemplarBox box = ring.exemplarBox(1);
    private int first;
    private int second;

    /** A writer. */
    @Actor
    public void firstWriter() {
        first = box.offer(1, 1, 1, 1) ? 1 : 0;
    }

    /** Another writer. */
    @Actor
    public void secondWriter() {
        second = box.offer(1, 2, 2, 2) ? 1 : 0;
    }

    /** The aggregator. */
    @Arbiter
    public void collect(final II_Result result) {
        result.r1 = first + second;
        ring.collectExemplars((seriesId, value, high, low, span) ->
                result.r2 = 10 * result.r2 + (high == low && low == span ? (int) high : TORN));
    }
}
