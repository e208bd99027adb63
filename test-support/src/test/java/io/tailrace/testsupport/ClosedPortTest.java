package io.tailrace.testsupport;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClosedPortTest {
    private static final int TRIES = 20;

    private final InetAddress loopback = InetAddress.getLoopbackAddress();

    @Test
    void shouldRefuseConnections() throws IOException {
        try (ClosedPort closed = new ClosedPort();
                Socket client = new Socket()) {
            assertThrows(ConnectException.class, () -> client.connect(closed.address()));
        }
    }

    @Test
    void shouldLetNobodyElseHaveIt() {
        try (ClosedPort closed = new ClosedPort()) {
            assertThrows(BindException.class, () -> new ServerSocket(closed.port(), 1, loopback).close());
        }
    }

    /** Of several, because each that was given back may be anybody's. */
    @Test
    void shouldGiveItBack() {
        assertTrue(IntStream.range(0, TRIES).anyMatch(any -> isGivenBack()));
    }

    private boolean isGivenBack() {
        final int port;
        try (ClosedPort closed = new ClosedPort()) {
            port = closed.port();
        }
        try (ServerSocket bound = new ServerSocket(port, 1, loopback)) {
            return bound.isBound();
        } catch (final IOException taken) {
            return false;
        }
    }
}
