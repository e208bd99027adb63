package io.tailrace.jcstress.log;

import io.tailrace.engine.log.FlushGate;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A caller records and asks for a flush while the aggregator cuts and delivers: whether the flush is done, what the cut contains. */
@JCStressTest
@Outcome(
        id = "0, [01]",
        expect = Expect.ACCEPTABLE,
        desc = "The flush is not done yet, and the caller goes on waiting.")
@Outcome(
        id = "1, 1",
        expect = Expect.ACCEPTABLE,
        desc = "The flush is done, and the cut contains what was recorded before it.")
@Outcome(
        expect = Expect.FORBIDDEN,
        desc = "The flush is said to be done, but what was recorded before it is in no cut.")
@State
public class TicketIsCovered {
    private final FlushGate gate = new FlushGate();
    private int recorded;

    /** The caller. */
    @Actor
    public void caller(final II_Result result) {
        recorded = 1;
        final long ticket = gate.request();
        result.r1 = gate.isDone(ticket) ? 1 : 0;
    }

    /** The aggregator, without a journal. */
    @Actor
    public void aggregator(final II_Result result) {
        final long ticket = gate.uncutTicket();
        result.r2 = recorded;
        if (ticket != 0) {
            gate.cut(ticket, 1);
            gate.delivered(1);
        }
    }
}
