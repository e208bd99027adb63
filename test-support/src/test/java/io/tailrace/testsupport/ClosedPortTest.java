package io.tailrace.testsupport;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class ClosedPortTest {
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

    @Test
    void shouldGiveItBack() throws IOException {
        final int port;
        try (ClosedPort closed = new ClosedPort()) {
            port = closed.port();
        }
        new ServerSocket(port, 1, loopback).close();
    }
}
