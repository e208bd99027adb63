package io.tailrace.exposer.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.exposer.Concluded;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.exposer.metrics.ExposerMetrics;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final long BEGIN_NS = -5;

    private final ConnectionLimits limits = Concluded.limits(new ExposerContext().maxConnections(2));
    private final ExposerMetrics metrics = new ExposerMetrics();
    private final Connections connections = new Connections(limits, metrics, BEGIN_NS);
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @Test
    void shouldHaveRoomAgainWhenOneCloses() {
        connections.add(channel, BEGIN_NS);
        assertFalse(connections.isFull());
        connections.add(new EmbeddedChannel(), BEGIN_NS);
        assertTrue(connections.isFull());
        Channels.close(channel);
        assertFalse(connections.isFull());
        connections.closeAll();
        assertEquals(0, connections.size());
    }

    @Test
    void shouldNotBlameClientsForItsOwnPause() {
        connections.add(channel, BEGIN_NS).onBytes(BEGIN_NS);
        final long afterPauseNs = BEGIN_NS + TimeUnit.SECONDS.toNanos(3);
        connections.onTurn(afterPauseNs);
        assertTrue(channel.isOpen(), "what it sent meanwhile has not been read");
        connections.onTurn(afterPauseNs + TimeUnit.MILLISECONDS.toNanos(10));
        assertFalse(channel.isOpen());
        assertEquals(
                1,
                metrics.family(MetricFamilies.IO_TIMEOUTS_TOTAL).value("read").value());
    }

    @Test
    void shouldCutInTheEndHoweverLateEachTurnIs() {
        connections.add(channel, BEGIN_NS).onBytes(BEGIN_NS);
        for (int second = 3; second <= 4; second++) {
            connections.onTurn(BEGIN_NS + TimeUnit.SECONDS.toNanos(second));
        }
        assertFalse(channel.isOpen());
    }

    @Test
    void shouldCutTheOneThatHasBeenTakingItsAnswerLongestAndNobodyWhoMayBeReading() {
        final EmbeddedChannel slow = new EmbeddedChannel();
        connections.add(channel, BEGIN_NS).onAnswer(BEGIN_NS + 1);
        connections.add(slow, BEGIN_NS).onAnswer(BEGIN_NS);
        assertFalse(connections.cutSlowReader(BEGIN_NS + TimeUnit.MILLISECONDS.toNanos(100)));
        assertTrue(connections.cutSlowReader(BEGIN_NS + TimeUnit.SECONDS.toNanos(1) + 1));
        assertFalse(slow.isOpen());
        assertTrue(channel.isOpen());
        assertEquals(
                1,
                metrics.family(MetricFamilies.IO_TIMEOUTS_TOTAL).value("write").value());
    }
}
