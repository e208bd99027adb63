package io.tailrace.systemtests.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An attacked process, and what of it may not grow: descriptors, threads, buffers. */
final class Attacked implements AutoCloseable {
    private static final Pattern LISTENS = Pattern.compile("^listens (\\w+)$");
    private static final int JDK_WITH_MORE_OPTIONS = 24;

    private final Path folder;
    private final Started process;
    private final SocketAddress address;
    private final int descriptors;

    private Attacked(final Path folder, final Started process, final SocketAddress address, final int series)
            throws IOException {
        this.folder = folder;
        this.process = process;
        this.address = address;
        // What it opens once, it opens with the first page.
        try (Scraper first = new Scraper(address)) {
            Poll.until(
                    "a page with all series",
                    () -> first.takes("/metrics") && first.lastLength() > 500L * series,
                    process::describe);
            Poll.until("readiness", () -> first.takes("/readyz"), process::describe);
        }
        descriptors = settledDescriptors();
    }

    static Attacked start(final Path folder, final Transport transport, final int series) throws IOException {
        final Path socket = folder.resolve("s/attacked");
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "@" + Tailrace.ROOT.resolve("cli/src/main/dist/jvm-flags.txt")));
        if (Runtime.version().feature() >= JDK_WITH_MORE_OPTIONS) {
            command.add("@" + Tailrace.ROOT.resolve("cli/src/main/dist/jvm-flags-24.txt"));
        }
        command.addAll(List.of(
                "-Dio.netty.leakDetection.level=paranoid",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                AttackedChild.class.getName(),
                Integer.toString(series),
                folder.resolve("end").toString()));
        if (transport == Transport.UNIX) {
            command.add(socket.toString());
        }
        final Started process = Started.command(folder, command.toArray(String[]::new));
        try {
            final String where = process.awaitOut(LISTENS).group(1);
            return new Attacked(
                    folder,
                    process,
                    transport == Transport.UNIX
                            ? UnixDomainSocketAddress.of(socket)
                            : new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(where)),
                    series);
        } catch (final IOException | RuntimeException | Error fault) {
            process.close();
            throw fault;
        }
    }

    SocketAddress address() {
        return address;
    }

    String url(final String path) {
        return "http://127.0.0.1:" + ((InetSocketAddress) address).getPort() + path;
    }

    /** Waits until it has that many connections besides one of a good client. */
    void awaitAttackers(final int count) {
        Poll.until(
                count + " connections of attackers",
                () -> openDescriptors() > descriptors + count,
                () -> "open: " + openDescriptors() + " of " + descriptors + " in peace");
    }

    /** Ends it, and fails if anything is left of the attack. */
    void endWithNothingLeft() throws IOException, InterruptedException {
        Poll.until(
                "end of all connections: " + descriptors + " descriptors",
                () -> openDescriptors() <= descriptors,
                () -> "open: " + openDescriptors());
        Files.createFile(folder.resolve("end"));
        final List<String> out = process.end().expect(0).out();
        assertTrue(out.contains("ended leaks=0 threads=0"), process::describe);
    }

    private int settledDescriptors() {
        int before = openDescriptors();
        for (int same = 0; same < 3; ) {
            try (Scraper scraper = new Scraper(address)) {
                scraper.isServed("/metrics");
            } catch (final IOException e) {
                throw new AssertionError(e);
            }
            final int now = openDescriptors();
            same = now == before ? same + 1 : 0;
            before = now;
        }
        return before;
    }

    private int openDescriptors() {
        final String[] open = new File("/proc/" + process.pid() + "/fd").list();
        assertTrue(open != null, process::describe);
        return open.length;
    }

    String describe() {
        return process.describe();
    }

    @Override
    public void close() {
        process.close();
    }

    /** By what it is reached. */
    enum Transport {
        TCP,
        UNIX
    }
}
