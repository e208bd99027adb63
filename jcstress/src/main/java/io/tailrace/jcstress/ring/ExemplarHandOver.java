package io.tailrace.jcstress.ring;

import io.tailrace.engine.ring.ExemplarBox;
import io.tailrace.engine.ring.SampleRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A writer offers twice for one place while the aggregator collects; r1 what it took meanwhile, r2 what was left. */
@JCStressTest
@Outcome(
        id = "0, 1",
        expect = Expect.ACCEPTABLE,
        desc = "The collection came first, and the second offer found the place full.")
@Outcome(
        id = "1, 0",
        expect = Expect.ACCEPTABLE,
        desc = "The first was collected, after the second had found the place full.")
@Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "The first was collected, and the second took its place.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An exemplar was torn, seen twice, or lost although it was taken.")
@State
public class ExemplarHandOver {
    private static final int TORN = -1;

    private final SampleRing ring = Rings.single();
    private final ExemplarBox box = ring.exemplarBox(1);

    /** The writer. */
    @Actor
    public void writer() {
        box.offer(1, 1, 1, 1);
        box.offer(1, 2, 2, 2);
    }

    /** The aggregator. */
    @Actor
    public void aggregator(final II_Result result) {
        ring.collectExemplars(
                (seriesId, value, high, low, span) -> result.r1 = 10 * result.r1 + whole(high, low, span));
    }

    /** The aggregator's last look. */
    @Arbiter
    public void last(final II_Result result) {
        ring.collectExemplars(
                (seriesId, value, high, low, span) -> result.r2 = 10 * result.r2 + whole(high, low, span));
    }

    private static int whole(final long high, final long low, final long span) {
        return high == low && low == span ? (int) high : TORN;
    }
}
