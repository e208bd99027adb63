package io.tailrace.jcstress.ring;

import io.tailrace.engine.ring.SharedSampleRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * The aggregator closes the shared channel while a writer records: samples accepted, drained at once, whether the channel was
 * quiet then, drained in all.
 */
@JCStressTest
@Outcome(
        id = "0, 0, 1, 0",
        expect = Expect.ACCEPTABLE,
        desc = "The writer found the channel closed, and there was nothing to drain.")
@Outcome(
        id = "1, 1, 1, 1",
        expect = Expect.ACCEPTABLE,
        desc = "The sample was claimed before the close and was in the last drain.")
@Outcome(
        id = "1, 0, 0, 1",
        expect = Expect.ACCEPTABLE,
        desc = "The sample was claimed and not published yet: the channel was not quiet, and a later drain took it.")
@Outcome(
        id = "1, 1, 0, 1",
        expect = Expect.ACCEPTABLE,
        desc = "The writer claimed while the closer did: the sample was drained, and a later drain closed the channel.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A sample was accepted and not drained, or the channel never became quiet.")
@State
public class SharedCloseAgainstRecord {
    private final SharedSampleRing ring = Rings.shared();

    /** A writer. */
    @Actor
    public void writer(final IIII_Result result) {
        result.r1 = Rings.accepted(ring.offer(Rings.NORMAL, 1, 1));
    }

    /** The aggregator. */
    @Actor
    public void aggregator(final IIII_Result result) {
        ring.close();
        result.r2 = Rings.drain(ring);
        result.r3 = ring.isQuiet() ? 1 : 0;
    }

    /** The aggregator's next duty cycle. */
    @Arbiter
    public void nextDrain(final IIII_Result result) {
        result.r4 = result.r2 + Rings.drain(ring);
        if (!ring.isQuiet()) {
            result.r4 = -1;
        }
    }
}
