package io.tailrace.systemtests.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Started;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tailrace attach} and {@code tailrace detach} of a JVM that runs. */
class AttachTest {
    /** What the JVM keeps: its own jars and files, the socket of attach, and what it opens once for all. */
    private static final Pattern OF_THE_JVM =
            Pattern.compile("/lib/jfr|/dev/u?random|/tailrace-agent-[^/]*\\.jar|socket:.*|/proc/.*");

    private static final String FREE_PORT = "exposer.address=127.0.0.1:0";

    @TempDir
    Path directory;

    @Test
    void shouldLeaveNothingBehindAndAttachAgain() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc");
        try (Started host = Host.start(directory)) {
            assertEquals("null", Host.status(host));
            final String pid = Long.toString(host.pid());
            attach(pid);
            Host.command(directory).run("attach", pid).refusal(3);
            Host.command(directory).run("detach", pid, "--json").expect(0);
            awaitNoThreadOfOurs(host);
            Poll.until(
                    "end of the journal's files",
                    () -> openFiles(host).stream().noneMatch(file -> file.contains("tailrace-journal")),
                    () -> openFiles(host).toString());
            final List<String> open = openFiles(host);
            final List<String> others = others(open);
            attach(pid);
            Host.command(directory).run("detach", pid).expect(0);
            awaitNoThreadOfOurs(host);
            Poll.until(
                    "no more files than " + open,
                    () -> {
                        final List<String> again = openFiles(host);
                        return sockets(again) <= sockets(open)
                                && others(again).size() <= others.size()
                                && others.containsAll(others(again));
                    },
                    () -> openFiles(host).toString());
            Host.command(directory).run("detach", pid).refusal(3);
            Host.stop(directory);
            host.end().expect(0);
        }
        Host.command(directory).run("audit", "tailrace-journal").expect(0);
    }

    private void attach(final String pid) throws IOException, InterruptedException {
        final String state = Host.command(directory)
                .run("attach", pid, "--set", FREE_PORT, "--json")
                .expect(0)
                .json()
                .path("state")
                .asString();
        assertEquals("running", state);
    }

    /** A thread that has ended for Java, and has been waited for, is the kernel's for a moment longer. */
    private static void awaitNoThreadOfOurs(final Started host) {
        Poll.until(
                "end of all threads of ours",
                () -> threads(host).stream().noneMatch(name -> name.startsWith("tailrace")),
                () -> threads(host).toString());
    }

    private static long sockets(final List<String> open) {
        return open.stream().filter(file -> file.startsWith("socket:")).count();
    }

    private static List<String> others(final List<String> open) {
        return open.stream().filter(file -> !OF_THE_JVM.matcher(file).find()).toList();
    }

    /** Names of the threads, as the kernel has them: those of Java and of the JVM. Cut to 15 characters. */
    private static Set<String> threads(final Started host) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + host.pid() + "/task"))) {
            return tasks.map(task -> read(task.resolve("comm"))).collect(Collectors.toCollection(TreeSet::new));
        } catch (final IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    private static List<String> openFiles(final Started host) {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + host.pid() + "/fd"))) {
            return open.map(AttachTest::target).sorted().toList();
        } catch (final IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    private static String target(final Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (final IOException closed) {
            return "/proc/gone";
        }
    }

    private static String read(final Path file) {
        try {
            return Files.readString(file).strip();
        } catch (final IOException ended) {
            return "";
        }
    }
}
