package io.tailrace.jcstress.ring;

import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.ring.SharedSampleRing;
import io.tailrace.engine.status.RefusalReason;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two writers and one token: whoever is refused is counted, and no token is taken twice. */
@JCStressTest
@Outcome(
        id = "1, 1, 1",
        expect = Expect.ACCEPTABLE,
        desc = "One took the token, the other one was refused and counted.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The token was taken twice or never, or the counts do not agree.")
@State
public class SharedLimitAgainstRecord {
    private final SharedSampleRing ring = Rings.shared();
    private int first;
    private int second;

    /** Limits it. */
    public SharedLimitAgainstRecord() {
        ring.grant(1, 1);
        ring.setLimited(true);
    }

    /** A writer. */
    @Actor
    public void first() {
        first = Rings.accepted(ring.offer(Rings.NORMAL, 1, 1));
    }

    /** Another one. */
    @Actor
    public void second() {
        second = Rings.accepted(ring.offer(Rings.NORMAL, 1, 1));
    }

    /** Reads the counter, and drains. */
    @Arbiter
    public void count(final III_Result result) {
        result.r1 = first + second;
        result.r2 = (int) ring.refused(RefusalReason.RATE_LIMITED, Priority.NORMAL);
        result.r3 = Rings.drain(ring);
    }
}
