package io.tailrace.systemtests.thirdparty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Http;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Promtool;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import io.tailrace.testsupport.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Programs of others, unmodified and started by their own main, under the agent: they serve, their page is well formed, their journal is whole, and they say nothing that
 * they do not say without the agent.
 */
class ThirdPartyProgramsTest {
    private static final Path SAME = Path.of(System.getProperty("java.home"));
    private static final int NEWER = 24;
    private static final Path REPORTS = Path.of(System.getProperty("tailrace.build", "target"), "third-party-reports")
            .toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void shouldServeUnderTheAgent() throws IOException, InterruptedException {
        ThirdParty.assumeAgent();
        final boolean isNewer = Runtime.version().feature() >= NEWER;
        for (final ThirdPartyProgram program : isNewer
                ? List.of(ThirdPartyProgram.H2, ThirdPartyProgram.ACTIVEMQ)
                : List.of(ThirdPartyProgram.H2, ThirdPartyProgram.WIREMOCK)) {
            check(program, SAME);
        }
    }

    @Test
    @Tag("long")
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void shouldServeUnderTheAgentOnEachJdkOfThisMachine() throws IOException, InterruptedException {
        ThirdParty.assumeAgent();
        for (final Path home : homes()) {
            for (final ThirdPartyProgram program : ThirdPartyProgram.values()) {
                keepReport(program, home, check(program, home));
            }
        }
    }

    /** Gives its journal. */
    private Path check(final ThirdPartyProgram program, final Path home) throws IOException, InterruptedException {
        final Ended alone = run(program, home, List.of(), -1);
        final Path journal = folder.resolve(program + "-" + home.getFileName() + "-journal");
        final int page = FreePort.tcp();
        final Ended observed = run(program, home, List.of(ThirdParty.agentOption(journal, page)), page);
        assertEquals(alone.exitCode(), observed.exitCode(), observed::describe);
        final Collection<String> foreign = new TreeSet<>(normal(observed));
        foreign.removeAll(normal(alone));
        assertEquals(List.of(), List.copyOf(foreign), observed::describe);
        Tailrace.in(folder).run("audit", journal.toString()).expect(0);
        return journal;
    }

    /** In the folder of the build, for people. */
    private void keepReport(final ThirdPartyProgram program, final Path home, final Path journal)
            throws IOException, InterruptedException {
        final String name = program.name().toLowerCase(Locale.ROOT);
        final String jdk = home.getFileName().toString();
        final Path file = Files.createDirectories(REPORTS).resolve(name + "-" + jdk + ".html");
        final JsonNode told = Tailrace.in(folder)
                .run(
                        "report",
                        journal.toString(),
                        "--title",
                        name + " under the agent, " + jdk,
                        "-o",
                        file.toString(),
                        "--json")
                .expect(0)
                .json();
        final JsonNode recorded = told.path("journals").path(0);
        assertTrue(recorded.path("whole").asBoolean(), told::toString);
        assertTrue(recorded.path("samples").asLong() > 0, told::toString);
        System.out.println("THIRD PARTY " + name + ", " + jdk + ": served, whole, "
                + recorded.path("samples").asLong() + " samples, report of "
                + told.path("bytes").asLong() + " bytes in " + file);
    }

    private Ended run(final ThirdPartyProgram program, final Path home, final List<String> options, final int page)
            throws IOException, InterruptedException {
        final Path own = Files.createTempDirectory(folder, "own");
        final int port = FreePort.tcp();
        try (Started started = Started.command(own, ThirdParty.command(home, options, program.command(port)))) {
            program.awaitReady(started, port);
            program.use(home, own, port);
            if (page >= 0) {
                checkPage(page, started);
            }
            started.signal("TERM");
            return started.end();
        }
    }

    private static void checkPage(final int port, final Started program) throws IOException, InterruptedException {
        final Http http = new Http(URI.create("http://127.0.0.1:" + port));
        final String page = Poll.forValue(
                "page with probes",
                () -> http.tryGet("/metrics")
                        .map(answer -> answer.body())
                        .filter(body -> body.contains("tailrace_jvm_hiccup_seconds_count{")
                                && body.contains("tailrace_jvm_safepoint_seconds_count{")
                                && body.contains("tailrace_jvm_memory_used_bytes{")),
                program::describe);
        Promtool.check(page);
    }

    /** Lines without what differs from start to start: numbers, and the names of folders. */
    private List<String> normal(final Ended ended) {
        return Stream.concat(ended.out().stream(), ended.errOnTime().stream())
                .map(line -> line.replaceAll("own\\d+", "own").replaceAll("\\d+", "0"))
                .filter(line -> !line.contains("-javaagent:")) // a program that shows the options of its JVM
                .distinct()
                .toList();
    }

    private static List<Path> homes() throws IOException {
        final List<Path> homes = new ArrayList<>(List.of(SAME));
        final Path all = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(all)) {
            try (Stream<Path> installed = Files.list(all)) {
                installed
                        .filter(home -> Files.isExecutable(home.resolve("bin/java")) && !Files.isSymbolicLink(home))
                        .forEach(homes::add);
            }
        }
        return homes.stream().distinct().toList();
    }
}
