package io.tailrace.systemtests.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.disk.SmallFileSystem;
import io.tailrace.systemtests.disk.Mounted;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Started;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -javaagent} where next to nothing is to be had: a line for each thing that is missing, and the service goes on as it would without an agent. */
class HostileHostTest {
    private static final String FREE_PORT = "=exposer.address=127.0.0.1:0";

    @TempDir
    Path directory;

    @Test
    void shouldShowThePageOnAReadOnlyFileSystem() throws IOException, InterruptedException {
        final String mount = "mount --bind " + directory + " " + directory + " && mount -o remount,ro,bind " + directory
                + " && cd " + directory;
        try (Started host =
                host(Isolated.mounts(mount), "-javaagent:" + Host.agent() + FREE_PORT + Host.NO_FLIGHT_RECORDER)) {
            host.awaitOut(Pattern.compile("^page 200$"));
            Host.stop(directory);
            final Ended ended = host.end().expect(0);
            assertEquals(1, ended.errOnTime().size(), ended::describe);
            assertTrue(ended.errOnTime().get(0).startsWith("tailrace agent: no journal, it goes on"), ended::describe);
            assertTrue(ended.errOnTime().get(0).contains("cannot be written ("), ended::describe);
        }
        assertTrue(Files.notExists(directory.resolve("tailrace-journal")));
    }

    /** Two services on a machine, neither of which was told a port. */
    @Test
    void shouldTakeAFreePortWhenThatOfEverybodyIsTaken() throws IOException, InterruptedException {
        final Path second = Files.createDirectory(directory.resolve("second"));
        final List<String> agent = List.of("-javaagent:" + Host.agent() + "=" + Host.NO_FLIGHT_RECORDER);
        try (Started host = Host.start(directory, Isolated.network(), agent, HostChild.class, HostChild.ASKING)) {
            assertTrue(Host.status(host).contains("\"http://127.0.0.1:9100/metrics\""), host::describe);
            host.awaitOut(Pattern.compile("^page 200$"));
            try (Started other =
                    Host.start(second, Isolated.networkOf(host.pid()), agent, HostChild.class, HostChild.ASKING)) {
                other.awaitOut(Pattern.compile("^page 200$"));
                Host.stop(second);
                final Ended ended = other.end().expect(0);
                assertEquals(1, ended.errOnTime().size(), ended::describe);
                final String line = ended.errOnTime().get(0);
                assertTrue(line.startsWith("tailrace agent: its page is at http://127.0.0.1:"), line);
                assertTrue(line.contains("127.0.0.1:9100") && line.contains("exposer.address"), line);
            }
            Host.stop(directory);
            assertEquals(List.of(), host.end().expect(0).errOnTime());
        }
    }

    /** A container with a root that is read-only, next to nothing to write to, and neither processes nor control groups to look at. */
    @Test
    void shouldGoOnInARestrictedContainer() throws IOException, InterruptedException {
        final Path temporary = Files.createDirectory(directory.resolve("tmp"));
        final String mount = "mount -o remount,ro,bind / && mount -t tmpfs -o noexec,size=1m tmpfs " + temporary
                + " && mount -t tmpfs -o ro tmpfs /sys && mount -t tmpfs -o ro tmpfs /proc && ulimit -n 40";
        final List<String> by = Isolated.mounts(mount);
        final Path lib = Path.of(System.getProperty("java.home"), "lib");
        try (Started host = host(
                // Without /proc the launcher does not find its own libraries.
                Stream.concat(
                                by.stream(),
                                List.of("env", "LD_LIBRARY_PATH=" + lib + ":" + lib.resolve("server")).stream())
                        .toList(),
                "-Xmx48m",
                "-XX:MaxDirectMemorySize=16m",
                "-Djava.io.tmpdir=" + temporary,
                "-javaagent:" + Host.agent() + FREE_PORT)) {
            host.awaitOut(Pattern.compile("^page 200$"));
            host.awaitErr(Pattern.compile("Left out: the JVM's flight recorder .*256 MiB are free"));
            Host.stop(directory);
            final Ended ended = host.end().expect(0);
            assertTrue(ended.errOnTime().size() <= 6, ended::describe);
            for (final String line : ended.errOnTime()) {
                assertTrue(
                        line.startsWith("tailrace agent: no journal")
                                || line.startsWith("tailrace agent: warning: Left out"),
                        ended::describe);
            }
        }
    }

    /** A flight recorder that cannot write ends its JVM: it must not come to that. */
    @Test
    void shouldLeaveTheFlightRecorderAloneWhereItWouldEndTheHost() throws IOException, InterruptedException {
        try (Started host = host(
                List.of("sh", "-c", "ulimit -f 2048 && exec \"$@\"", "sh"),
                "-javaagent:" + Host.agent() + FREE_PORT + ",journal.path=")) {
            host.awaitErr(Pattern.compile("Left out: the JVM's flight recorder .*ulimit -f"));
            Host.stop(directory);
            host.end().expect(0);
        }
    }

    /** Others write to the disk that its files are on. */
    @Test
    void shouldEndTheFlightRecorderWhileThereIsRoomLeft() throws IOException, InterruptedException {
        try (SmallFileSystem disk = Mounted.mount(SmallFileSystem.Kind.TMPFS, directory, 300L << 20);
                Started host = Host.start(
                        directory,
                        "-Djava.io.tmpdir=" + disk.directory(),
                        "-javaagent:" + Host.agent() + FREE_PORT + ",journal.path=")) {
            Host.status(host);
            Poll.until("flight recorder", () -> hasFolder(disk.directory()), host::describe);
            Files.write(disk.directory().resolve("others"), new byte[60 << 20]);
            host.awaitErr(Pattern.compile("Ended: the JVM's flight recorder .*256 MiB are free"));
            Host.stop(directory);
            host.end().expect(0);
        }
    }

    private static boolean hasFolder(final Path disk) {
        try (Stream<Path> files = Files.list(disk)) {
            return files.anyMatch(file -> Files.isDirectory(file) && !file.endsWith("hsperfdata_root"));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldLeaveASmallHeapToTheHost() throws IOException, InterruptedException {
        try (Started host = Host.start(directory, "-Xmx8m", "-javaagent:" + Host.agent() + FREE_PORT)) {
            assertTrue(Host.status(host).contains("\"failed\""), host::describe);
            Host.stop(directory);
            final Ended ended = host.end().expect(0);
            assertEquals(1, ended.err().size(), ended::describe);
            assertTrue(ended.err().get(0).contains("needs one of 40 MiB or more (-Xmx)"), ended::describe);
        }
    }

    /** Some collectors let a host use less of it than it may grow to. */
    @ParameterizedTest
    @ValueSource(strings = {"Serial", "Parallel", "G1"})
    void shouldStartInTheLeastHeapWithEachCollector(final String collector) throws IOException, InterruptedException {
        try (Started host = Host.start(
                directory,
                "-XX:-UseSerialGC",
                "-XX:+Use" + collector + "GC",
                "-Xmx40m",
                "-javaagent:" + Host.agent() + FREE_PORT + Host.NO_FLIGHT_RECORDER)) {
            assertTrue(Host.status(host).contains("\"running\""), host::describe);
            Host.stop(directory);
            assertEquals(List.of(), host.end().expect(0).errOnTime());
        }
    }

    @Test
    void shouldEndAHostWithoutMemoryAsItWouldEndAlone() throws IOException, InterruptedException {
        final Ended alone = full();
        final Ended observed = full("-javaagent:" + Host.agent() + FREE_PORT);
        assertEquals(alone.exitCode(), observed.exitCode(), observed::describe);
        assertEquals(said(alone), said(observed), observed::describe);
        assertEquals(List.of("Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space"), said(alone));
    }

    @Test
    void shouldRecordOnWhenTheHostHadNoMemoryForAMoment() throws IOException, InterruptedException {
        try (Started host = Host.start(
                directory,
                List.of(),
                List.of("-Xmx64m", "-javaagent:" + Host.agent() + FREE_PORT),
                HeapChild.class,
                "survive")) {
            final Ended ended = host.end().expect(0);
            assertEquals(List.of("still recorded"), ended.out(), ended::describe);
        }
        Host.command(directory).run("audit", "tailrace-journal").expect(0);
    }

    private Ended full(final String... options) throws IOException, InterruptedException {
        final List<String> all = Stream.concat(List.of("-Xmx64m").stream(), List.of(options).stream())
                .toList();
        try (Started host = Host.start(directory, List.of(), all, HeapChild.class)) {
            return host.end();
        }
    }

    /** What the host itself says; how deep it was does not matter. */
    private static List<String> said(final Ended ended) {
        return ended.err().stream()
                .filter(line -> !line.startsWith("\tat ") && !line.startsWith("tailrace agent: "))
                .toList();
    }

    private Started host(final List<String> by, final String... options) throws IOException {
        return Host.start(directory, by, List.of(options), HostChild.class, HostChild.ASKING);
    }
}
