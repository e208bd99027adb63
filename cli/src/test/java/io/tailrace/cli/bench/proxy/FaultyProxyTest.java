package io.tailrace.cli.bench.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Stepped by the test, between sockets of its own. */
class FaultyProxyTest {
    private static final long MS = 1_000_000L;

    private final SettableClock clock = new SettableClock();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final FaultyProxy proxy;

    FaultyProxyTest() throws IOException {
        opened.add(server);
        server.configureBlocking(false);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        proxy = FaultyProxy.listen((InetSocketAddress) server.getLocalAddress(), clock, new Random(1));
    }

    @AfterEach
    void close() {
        proxy.onClose();
        CloseHelper.closeAll(opened);
    }

    @Test
    void shouldHandOnEveryByteInBothDirections() throws IOException {
        final Ends ends = connect();
        final byte[] bytes = new byte[3 << 20];
        new Random(2).nextBytes(bytes);
        assertTrue(Arrays.equals(bytes, pass(ends.client, ends.server, bytes)));
        assertTrue(Arrays.equals(bytes, pass(ends.server, ends.client, bytes)));
        assertEquals(1, proxy.connections());
        assertEquals(List.of(), proxy.injected());
    }

    @Test
    void shouldHandOnTheEndOfAHalf() throws IOException {
        final Ends ends = connect();
        ends.client.shutdownOutput();
        await(() -> isAtEnd(ends.server));
        assertEquals("answer", text(pass(ends.server, ends.client, bytes("answer"))));
        ends.server.close();
        await(() -> isAtEnd(ends.client));
        await(() -> proxy.connections() == 0);
    }

    @Test
    void shouldDropBothSides() throws IOException {
        final Ends ends = connect();
        inject(NetworkFault.DROP, 0);
        await(() -> isReset(ends.client) && isReset(ends.server));
        assertEquals(1, proxy.injected().get(0).connections());
        final Ends next = connect();
        assertEquals("again", text(pass(next.client, next.server, bytes("again"))));
    }

    @Test
    void shouldRefuseUntilTheTimeIsOver() throws IOException {
        connect();
        inject(NetworkFault.REFUSE, 100 * MS);
        final SocketChannel refused = open();
        await(() -> isReset(refused));
        clock.advanceMs(100);
        connect();
        assertEquals(3, proxy.accepted());
    }

    @Test
    void shouldServeANewConnectionBeforeTheOlderOneEnds() throws IOException {
        final Ends older = connect();
        inject(NetworkFault.REORDER, 200 * MS);
        await(() -> isReset(older.client));
        final Ends newer = connect();
        assertEquals("first", text(pass(newer.client, newer.server, bytes("first"))));
        assertFalse(isReset(older.server));
        clock.advanceMs(200);
        await(() -> isReset(older.server));
        assertEquals("still", text(pass(newer.client, newer.server, bytes("still"))));
    }

    @Test
    void shouldEndOneHalfAndTheRestWhenTheTimeIsOver() throws IOException {
        final Ends ends = connect();
        inject(NetworkFault.HALF_CLOSE, 50 * MS);
        await(() -> isAtEnd(ends.client) || isAtEnd(ends.server));
        clock.advanceMs(50);
        await(() -> isReset(ends.client) || isReset(ends.server));
        await(() -> proxy.connections() == 0);
    }

    @Test
    void shouldDelayBytesAndKeepTheirOrder() throws IOException {
        final Ends ends = connect();
        inject(NetworkFault.DELAY, 80 * MS);
        ends.client.write(ByteBuffer.wrap(bytes("one")));
        int taken = 0;
        while (taken == 0) {
            taken = proxy.doWork();
        }
        clock.advanceMs(79);
        turns();
        assertEquals(0, ends.server.read(ByteBuffer.allocate(8)));
        clock.advanceMs(1);
        assertEquals("onetwo", text(pass(ends.client, ends.server, bytes("two"), 6)));
    }

    @Test
    void shouldHoldBytesUp() throws IOException {
        final Ends ends = connect();
        inject(NetworkFault.STALL, 80 * MS);
        ends.client.write(ByteBuffer.wrap(bytes("one")));
        clock.advanceMs(79);
        turns();
        assertEquals(0, ends.server.read(ByteBuffer.allocate(8)));
        clock.advanceMs(1);
        assertEquals("onetwo", text(pass(ends.client, ends.server, bytes("two"), 6)));
        assertEquals(NetworkFault.STALL, proxy.injected().get(0).fault());
    }

    @Test
    void shouldLeaveOutABreakWhereNothingIsConnected() throws IOException {
        proxy.inject(NetworkFault.DROP, 0);
        proxy.doWork();
        assertEquals(List.of(), proxy.injected());
        assertEquals(1, proxy.skipped());
    }

    @Test
    void shouldResetClientsOfAServerThatIsGone() throws IOException {
        server.close();
        final SocketChannel client = open();
        await(() -> isReset(client));
    }

    private Ends connect() throws IOException {
        final SocketChannel client = open();
        final SocketChannel[] accepted = new SocketChannel[1];
        await(() -> {
            accepted[0] = accept();
            return accepted[0] != null;
        });
        await(() -> proxy.connections() > 0);
        return new Ends(client, accepted[0]);
    }

    private SocketChannel open() throws IOException {
        final SocketChannel client = SocketChannel.open(proxy.address());
        client.configureBlocking(false);
        opened.add(client);
        return client;
    }

    private SocketChannel accept() {
        try {
            final SocketChannel channel = server.accept();
            if (channel != null) {
                channel.configureBlocking(false);
                opened.add(channel);
            }
            return channel;
        } catch (final IOException fault) {
            throw new AssertionError(fault);
        }
    }

    private void inject(final NetworkFault fault, final long durationNs) throws IOException {
        proxy.inject(fault, durationNs);
        turns();
        assertEquals(1, proxy.injected().size());
    }

    /** Enough of them for whatever has reached the proxy's sockets. */
    private void turns() throws IOException {
        for (int i = 0; i < 100; i++) {
            proxy.doWork();
        }
    }

    /** A test that waits in vain ends by its timeout. */
    private void await(final BooleanSupplier condition) throws IOException {
        while (!condition.getAsBoolean()) {
            proxy.doWork();
        }
    }

    private byte[] pass(final SocketChannel from, final SocketChannel to, final byte[] sent) throws IOException {
        return pass(from, to, sent, sent.length);
    }

    private byte[] pass(final SocketChannel from, final SocketChannel to, final byte[] sent, final int expected)
            throws IOException {
        final ByteBuffer sending = ByteBuffer.wrap(sent);
        final ByteBuffer received = ByteBuffer.allocate(expected);
        while (received.hasRemaining()) {
            from.write(sending);
            proxy.doWork();
            to.read(received);
        }
        return received.array();
    }

    private static boolean isAtEnd(final SocketChannel channel) {
        try {
            return channel.read(ByteBuffer.allocate(8)) < 0;
        } catch (final IOException reset) {
            return false;
        }
    }

    private static boolean isReset(final SocketChannel channel) {
        try {
            channel.read(ByteBuffer.allocate(8));
            return false;
        } catch (final IOException reset) {
            return true;
        }
    }

    private static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(final byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private record Ends(SocketChannel client, SocketChannel server) {}
}
