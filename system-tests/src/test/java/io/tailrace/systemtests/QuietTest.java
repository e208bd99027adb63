package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.ProcessSockets;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing phones home, and nothing is written where nobody asked for it. Libraries of ours would do both. */
class QuietTest {
    @TempDir
    Path directory;

    private Path home;
    private Path work;

    @BeforeEach
    void makeFolders() throws IOException {
        home = Files.createDirectory(directory.resolve("home"));
        work = Files.createDirectory(directory.resolve("work"));
    }

    @Test
    void shouldListenOnLoopbackAndHaveNoOtherSocket() throws IOException, InterruptedException {
        try (RunProcess run = RunProcess.start(work)) {
            final int port = run.http().port();
            run.awaitTick();
            final List<String> sockets = ProcessSockets.of(run.process().pid());
            assertEquals(
                    List.of("127.0.0.1:" + port + " listens"),
                    sockets.stream()
                            .map(it -> it.substring(it.indexOf(' ') + 1))
                            .toList());
        }
    }

    @Test
    void shouldWriteNothingButItsJournalAndTicks() throws IOException, InterruptedException {
        final Tailrace tailrace = Tailrace.in(work)
                .environment("HOME", home.toString())
                .environment("TAILRACE_JAVA_OPTS", "-Duser.home=" + home);
        try (RunProcess run = RunProcess.start(work, tailrace, "--duration", "1s")) {
            run.end(List.of());
        }
        assertEquals(Set.of(), names(home));
        assertEquals(Set.of("journal", "ticks.ndjson"), names(work));
    }

    @Test
    void shouldNeverConnectToAnything() throws IOException, InterruptedException {
        final Path trace = directory.resolve("trace");
        Installed.assume("strace", "strace");
        assumeTrue(canTrace(), "strace is not allowed");
        Tailrace.in(work)
                .by("strace", "-f", "-qq", "-e", "trace=connect,sendto,sendmsg,sendmmsg,bind", "-o", trace.toString())
                .run("run", "--duration", "1s", "--port", "0", "--journal", "journal", "--ticks", "ticks.ndjson")
                .expect(0);
        final List<String> calls = Files.readAllLines(trace);
        final List<String> internet =
                calls.stream().filter(call -> call.contains("AF_INET")).toList();
        assertFalse(internet.isEmpty(), "the listener's own bind must be there");
        internet.forEach(
                call -> assertFalse(call.contains("connect(") || call.contains("send") || !isLoopback(call), call));
    }

    private static boolean canTrace() throws IOException, InterruptedException {
        return new ProcessBuilder("strace", "-qq", "-o", "/dev/null", "true")
                        .start()
                        .waitFor()
                == 0;
    }

    private static Set<String> names(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    /** Netty's native part asks at its start whether the loopback address of IPv6 can be bound. */
    private static boolean isLoopback(final String call) {
        return call.contains("127.0.0.1") || call.contains("\"::1\"");
    }
}
