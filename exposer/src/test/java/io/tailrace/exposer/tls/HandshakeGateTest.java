package io.tailrace.exposer.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.tailrace.exposer.connection.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandshakeGateTest {
    private static final long TURN_NS = 10_000_000;

    private final HandshakeGate gate = new HandshakeGate(TURN_NS);

    @Test
    void shouldLetMoreInWhereTurnsAreLonger() {
        assertEquals(4, new HandshakeGate(1_000_000).perTurn());
        assertEquals(8, gate.perTurn());
        assertEquals(800, new HandshakeGate(1_000_000_000).perTurn());
    }

    @Test
    void shouldLetMoreInFromTheNextTurnOnWhenTurnsGetLonger() {
        gate.turnNs(1_000_000_000);
        assertEquals(800, gate.perTurn());
    }

    @Test
    void shouldHoldTheBytesOfThoseThatWait() {
        final List<EmbeddedChannel> channels = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            channels.add(hello());
        }
        assertEquals(8, begun(channels));
        assertEquals(12, gate.waiting());
        assertFalse(channels.get(8).config().isAutoRead());
        gate.onTurn();
        assertEquals(16, begun(channels));
        assertTrue(channels.get(8).config().isAutoRead());
        gate.onTurn();
        assertEquals(20, begun(channels));
        assertTrue(gate.enter(new HandshakeGuard(gate, null)));
        channels.forEach(EmbeddedChannel::finishAndReleaseAll);
    }

    @Test
    void shouldKeepTheOrderOfWhatItHolds() {
        for (int i = 0; i < 8; i++) {
            gate.enter(null);
        }
        final EmbeddedChannel channel = hello();
        channel.writeInbound(bytes("more"));
        assertNull(channel.readInbound());
        gate.onTurn();
        assertEquals("hello", text(channel));
        assertEquals("more", text(channel));
        channel.writeInbound(bytes("rest"));
        assertEquals("rest", text(channel));
        channel.finishAndReleaseAll();
    }

    @Test
    void shouldForgetAConnectionThatEndsWhileItWaits() {
        for (int i = 0; i < 8; i++) {
            gate.enter(null);
        }
        final ByteBuf held = bytes("hello");
        final EmbeddedChannel channel = new EmbeddedChannel();
        channel.pipeline().addLast(new HandshakeGuard(gate, new Connection(channel, 0)));
        channel.writeInbound(held);
        assertEquals(1, gate.waiting());
        channel.finishAndReleaseAll();
        assertEquals(0, gate.waiting());
        assertEquals(0, held.refCnt());
    }

    private EmbeddedChannel hello() {
        final EmbeddedChannel channel = new EmbeddedChannel();
        channel.pipeline().addLast(new HandshakeGuard(gate, new Connection(channel, 0)));
        channel.writeInbound(bytes("hello"));
        return channel;
    }

    private static long begun(final List<EmbeddedChannel> channels) {
        return channels.stream()
                .filter(channel -> !channel.inboundMessages().isEmpty())
                .count();
    }

    private static ByteBuf bytes(final String text) {
        return Unpooled.copiedBuffer(text, US_ASCII);
    }

    private static String text(final EmbeddedChannel channel) {
        final ByteBuf bytes = channel.readInbound();
        final String text = bytes.toString(US_ASCII);
        bytes.release();
        return text;
    }
}
