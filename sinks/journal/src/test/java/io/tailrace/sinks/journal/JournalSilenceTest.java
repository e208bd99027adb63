package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing phones home. */
class JournalSilenceTest {
    @TempDir
    Path directory;

    @Test
    void shouldNotHaveChroniclesReportingOnTheClassPath() {
        assertThrows(ClassNotFoundException.class, () -> Class.forName("net.openhft.chronicle.analytics.Analytics"));
    }

    @Test
    void shouldLeaveNoSocketNoBannerAndNoFileAtHome() throws Exception {
        final Path home = Files.createDirectory(directory.resolve("home"));
        try (ChildJvm child = ChildJvm.start(
                List.of("env", "JAVA_TOOL_OPTIONS=-Duser.home=" + home),
                SilentChild.class,
                directory.resolve("journal").toString())) {
            assertEquals(0, child.awaitEnd(), child::output);
            final List<String> lines = child.output()
                    .lines()
                    .filter(line -> !line.startsWith("Picked up") && !line.contains("INFO net.openhft"))
                    .collect(Collectors.toList());
            assertEquals(List.of("done"), lines);
        }
        try (Stream<Path> files = Files.list(home)) {
            assertEquals(List.of(), files.collect(Collectors.toList()));
        }
    }

    /** The JDK itself makes sockets to see which families there are; they go nowhere. */
    @Test
    void shouldSendNothing() throws Exception {
        final Path trace = directory.resolve("trace");
        final List<String> strace = List.of(
                "strace",
                "-f",
                "--seccomp-bpf",
                "-qq",
                "-e",
                "trace=bind,connect,sendto,sendmsg",
                "-o",
                trace.toString());
        Assumptions.assumeTrue(canTrace(strace), "no strace here");
        try (ChildJvm child = ChildJvm.start(
                strace, SilentChild.class, directory.resolve("journal").toString())) {
            assertEquals(0, child.awaitEnd(), child::output);
        }
        final List<String> internet = Files.readAllLines(trace).stream()
                .filter(line -> line.contains("AF_INET"))
                .collect(Collectors.toList());
        assertTrue(internet.isEmpty(), internet::toString);
    }

    private static boolean canTrace(final List<String> strace) throws InterruptedException {
        try {
            return new ProcessBuilder(Stream.concat(strace.stream(), Stream.of("true"))
                                    .collect(Collectors.toList()))
                            .start()
                            .waitFor()
                    == 0;
        } catch (final IOException missing) {
            return false;
        }
    }
}
