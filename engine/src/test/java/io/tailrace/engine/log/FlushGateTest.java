package io.tailrace.engine.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A flush is done when a cut behind it is delivered, and one cut does for all who asked before it. */
class FlushGateTest {
    private final FlushGate gate = new FlushGate();

    @Test
    void shouldWantNothingUntilSomebodyAsks() {
        assertEquals(0, gate.uncutTicket());
        assertFalse(gate.isAwaiting(100));
    }

    @Test
    void shouldBeDoneWhenTheCutIsDelivered() {
        final long ticket = gate.request();
        assertEquals(ticket, gate.uncutTicket());
        assertFalse(gate.isDone(ticket));

        gate.cut(ticket, 7);
        assertEquals(0, gate.uncutTicket());
        assertFalse(gate.isDone(ticket));
        assertFalse(gate.isAwaiting(6), "the deliverer has not got the frame yet");
        assertTrue(gate.isAwaiting(7));

        gate.delivered(7);
        assertTrue(gate.isDone(ticket));
        assertFalse(gate.isAwaiting(7), "once is enough");
    }

    @Test
    void shouldCoverAllWhoAskedBeforeTheCut() {
        final long first = gate.request();
        final long second = gate.request();
        gate.cut(gate.uncutTicket(), 5);
        final long third = gate.request();
        gate.delivered(5);

        assertTrue(gate.isDone(first));
        assertTrue(gate.isDone(second));
        assertFalse(gate.isDone(third), "what it is for may have been recorded behind the cut");
        assertEquals(third, gate.uncutTicket());
    }

    @Test
    void shouldWaitForTheDelivererWhenNothingWasWritten() {
        gate.cut(gate.request(), 5);
        gate.delivered(9);
        final long ticket = gate.request();

        gate.cut(ticket, 9);

        assertTrue(gate.isDone(ticket), "frame 9 is delivered already");
    }
}
