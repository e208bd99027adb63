package io.tailrace.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for who must be told one before it listens there. It is none of those that the kernel gives to clients and to who asks for any, if it leaves some: of those one that was
 * free a moment ago may be another's by the time it is taken, and a client that comes before its server may connect to itself. Any thread.
 */
public final class FreePort {
    private static final Path GIVEN_BY_THE_KERNEL = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final int LOWEST = 12_000;
    private static final int HIGHEST_WHERE_UNKNOWN = 32_767;
    private static final int FEWEST = 1_000;
    private static final int TRIES = 1_000;

    private FreePort() {}

    /** Binds a port and gives it back. */
    @FunctionalInterface
    private interface Binding {
        void tryOut(int port) throws IOException;
    }

    /**
     * One of the loopback address, for TCP.
     *
     * @return nobody listens there.
     * @throws AssertionError if there is none.
     */
    public static int tcp() {
        return find(port -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close());
    }

    /**
     * One of any address, for UDP.
     *
     * @return nobody has it.
     * @throws AssertionError if there is none.
     */
    public static int udp() {
        return find(port -> new DatagramSocket(port).close());
    }

    private static int find(final Binding binding) {
        final int end = Math.max(firstGivenByTheKernel(), LOWEST + FEWEST);
        IOException taken = null;
        for (int i = 0; i < TRIES; i++) {
            final int port = ThreadLocalRandom.current().nextInt(LOWEST, end);
            try {
                binding.tryOut(port);
                return port;
            } catch (final IOException fault) {
                taken = fault;
            }
        }
        throw new AssertionError("no free port from " + LOWEST + " to " + end, taken);
    }

    static boolean isAnyLeftByTheKernel() {
        return firstGivenByTheKernel() >= LOWEST + FEWEST;
    }

    private static int firstGivenByTheKernel() {
        if (!Files.isReadable(GIVEN_BY_THE_KERNEL)) {
            return HIGHEST_WHERE_UNKNOWN;
        }
        // Such a file is told whole by the first read, or not at all: Files.readString() reads a byte and finds the
        // end.
        try (InputStream in = Files.newInputStream(GIVEN_BY_THE_KERNEL)) {
            return Integer.parseInt(new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .strip()
                    .split("\\s+", 2)[0]);
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
