package io.tailrace.exposer.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final ConnectionLimits LIMITS = new ConnectionLimits(1, 1, 1, 64, 256, 20, 30, 100);
    private static final long OPENED_NS = -1_000;

    private final Connection connection = new Connection(new EmbeddedChannel(), OPENED_NS);

    @Test
    void shouldBeIdleWhenNothingIsAsked() {
        assertNull(overdueAfter(100));
        assertEquals(Connection.Overdue.IDLE, overdueAfter(101));
        connection.onBytes(OPENED_NS + 90);
        connection.onHead();
        assertNull(overdueAfter(190));
        assertEquals(Connection.Overdue.IDLE, overdueAfter(191));
    }

    @Test
    void shouldTimeAHeaderFromItsFirstByteHoweverOftenMoreComes() {
        connection.onBytes(OPENED_NS + 50);
        connection.onBytes(OPENED_NS + 69);
        assertNull(overdueAfter(70));
        assertEquals(Connection.Overdue.READ, overdueAfter(71));
        connection.onHead();
        assertNull(overdueAfter(71));
    }

    @Test
    void shouldTimeEachAnswerAndNothingElseMeanwhile() {
        connection.onAnswer(OPENED_NS + 10);
        connection.onAnswer(OPENED_NS + 35);
        connection.onBytes(OPENED_NS + 15);
        assertNull(overdueAfter(40));
        assertEquals(Connection.Overdue.WRITE, overdueAfter(41));
        connection.onAnswerSent(OPENED_NS + 41);
        assertEquals(1, connection.openAnswers());
        assertNull(overdueAfter(71));
        assertEquals(Connection.Overdue.WRITE, overdueAfter(72));
        connection.onAnswerSent(OPENED_NS + 72);
        assertEquals(Connection.Overdue.READ, overdueAfter(72));
    }

    @Test
    void shouldTimeTheEndOfAConnection() {
        connection.onBytes(OPENED_NS);
        connection.onLinger(OPENED_NS + 60);
        assertNull(overdueAfter(80));
        assertEquals(Connection.Overdue.LINGER, overdueAfter(81));
    }

    private Connection.Overdue overdueAfter(final long passedNs) {
        return connection.overdue(OPENED_NS + passedNs, LIMITS);
    }
}
