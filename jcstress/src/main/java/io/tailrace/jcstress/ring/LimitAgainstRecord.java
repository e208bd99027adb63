package io.tailrace.jcstress.ring;

import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.status.RefusalReason;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A channel is put under a limit of one token while its writer records twice; accepted, refused and drained agree. */
@JCStressTest
@Outcome(
        id = "2, 0, 2",
        expect = Expect.ACCEPTABLE,
        desc = "Both were recorded before the limit was seen, or one took the token.")
@Outcome(
        id = "1, 1, 1",
        expect = Expect.ACCEPTABLE,
        desc = "One took the token or came before the limit, the other was refused and counted.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Accepted, refused and drained do not agree.")
@State
public class LimitAgainstRecord {
    private final SampleRing ring = Rings.single();

    /** The limit follows. */
    public LimitAgainstRecord() {
        ring.grant(1, 1);
    }

    /** The writer. */
    @Actor
    public void writer(final III_Result result) {
        result.r1 = Rings.accepted(ring.offer(Rings.NORMAL, 1, 1)) + Rings.accepted(ring.offer(Rings.NORMAL, 1, 2));
    }

    /** The aggregator. */
    @Actor
    public void aggregator() {
        ring.setLimited(true);
    }

    /** Reads the counter, and drains. */
    @Arbiter
    public void count(final III_Result result) {
        result.r2 = (int) ring.refused(RefusalReason.RATE_LIMITED, Priority.NORMAL);
        result.r3 = Rings.drain(ring);
    }
}
