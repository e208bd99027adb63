package io.tailrace.jcstress.log;

import io.tailrace.engine.log.FlushGate;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** An older frame is delivered, a newer one is cut for the flush: whether the flush is done, and whether the deliverer is awaited. */
@JCStressTest
@Outcome(
        id = "false, false",
        expect = Expect.ACCEPTABLE,
        desc = "The cut was not seen yet: nobody is done, nobody is awaited.")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "The cut was seen: the flush waits for the deliverer.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The flush is said to be done by a frame that is older than its cut.")
@State
public class CutIsNotDelivery {
    private final FlushGate gate = new FlushGate();
    private final long ticket;

    /** Frame 4 is delivered, a flush was asked for. */
    public CutIsNotDelivery() {
        gate.delivered(4);
        ticket = gate.request();
    }

    /** The aggregator. */
    @Actor
    public void aggregator() {
        gate.cut(gate.uncutTicket(), 5);
    }

    /** The caller, and what the deliverer would do once it has frame 5. */
    @Actor
    public void caller(final ZZ_Result result) {
        result.r1 = gate.isDone(ticket);
        result.r2 = gate.isAwaiting(5);
    }
}
