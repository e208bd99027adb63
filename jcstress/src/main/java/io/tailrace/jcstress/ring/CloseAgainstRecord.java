package io.tailrace.jcstress.ring;

import io.tailrace.engine.ring.SampleRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Another thread closes a channel whose owner records: samples accepted, whether the channel was quiet, samples drained afterwards. */
@JCStressTest
@Outcome(
        id = "[012], 0, [012]",
        expect = Expect.ACCEPTABLE,
        desc = "The owner may still record: the aggregator knows that it must drain again.")
@Outcome(
        id = "0, 1, 0",
        expect = Expect.ACCEPTABLE,
        desc = "The owner found the channel closed, and nothing was drained.")
@Outcome(
        id = "1, 1, 1",
        expect = Expect.ACCEPTABLE,
        desc = "The owner was stopped after one sample, which the last drain took.")
@Outcome(
        id = "2, 1, 2",
        expect = Expect.ACCEPTABLE,
        desc = "The owner had ended before, and the last drain took both samples.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The channel was said to be quiet, and an accepted sample was not drained.")
@State
public class CloseAgainstRecord {
    private final SampleRing ring = Rings.single();

    /** The owner: its first call binds it, its second one is on the fast path. */
    @Actor
    public void owner(final III_Result result) {
        result.r1 = Rings.accepted(ring.offer(Rings.NORMAL, 1, 1)) + Rings.accepted(ring.offer(Rings.NORMAL, 1, 2));
    }

    /** The aggregator closes, and drains for the last time if the channel is quiet. */
    @Actor
    public void aggregator(final III_Result result) {
        ring.close();
        result.r2 = ring.isQuiet() ? 1 : 0;
        result.r3 = Rings.drain(ring);
    }
}
