package io.tailrace.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {
    /** Where the kernel leaves any. */
    @Test
    void shouldBeNoneThatTheKernelGives() throws IOException {
        assumeTrue(FreePort.isAnyLeftByTheKernel());
        final int port = FreePort.tcp();
        try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                ServerSocket given = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(port, server.getLocalPort());
            assertTrue(port < given.getLocalPort(), () -> port + " and " + given.getLocalPort());
        }
    }

    @Test
    void shouldBeFreeForUdp() throws IOException {
        final int port = FreePort.udp();
        try (DatagramSocket socket = new DatagramSocket(port)) {
            assertEquals(port, socket.getLocalPort());
        }
    }
}
