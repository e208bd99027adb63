package io.tailrace.cli.bench.delivery;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StreamLedgerTest {
    private final StreamLedger ledger = new StreamLedger();

    @Test
    void shouldTakeWhatComesAgainAfterAReconnectForARepeatThatIsFlagged() {
        ledger.onConnected();
        assertTrue(ledger.onDelivery(1, false));
        assertTrue(ledger.onDelivery(2, false));
        ledger.onConnected();
        assertFalse(ledger.onDelivery(2, true));
        assertTrue(ledger.onDelivery(3, true));
        assertAll(
                () -> assertEquals(1, ledger.repeats()),
                () -> assertEquals(2, ledger.flagged()),
                () -> assertEquals(4, ledger.received()),
                () -> assertEquals(3, ledger.highest()),
                () -> assertEquals(2, ledger.connections()),
                () -> assertEquals(0, ledger.unflagged() + ledger.gaps() + ledger.disorder()));
    }

    @Test
    void shouldCountRepeatsThatAreNotFlagged() {
        ledger.onConnected();
        ledger.onDelivery(1, false);
        ledger.onConnected();
        ledger.onDelivery(1, false);
        assertEquals(1, ledger.unflagged());
    }

    @Test
    void shouldCountWhatIsPassedOver() {
        ledger.onConnected();
        ledger.onDelivery(1, false);
        ledger.onConnected();
        ledger.onDelivery(3, false);
        assertEquals(1, ledger.gaps());
        assertEquals(0, ledger.disorder());
    }

    @Test
    void shouldCountSequencesThatDoNotGrowByOneInAConnection() {
        ledger.onConnected();
        ledger.onDelivery(1, false);
        ledger.onDelivery(2, false);
        ledger.onDelivery(1, true);
        assertEquals(1, ledger.disorder());
    }
}
