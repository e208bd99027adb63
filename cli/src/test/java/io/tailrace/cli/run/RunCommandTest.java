package io.tailrace.cli.run;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.RunningCommand;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.testsupport.ThreadLeaks;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class RunCommandTest {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");

    @TempDir
    Path folder;

    @Test
    void shouldReconcileWhatWasDoneWithWhatIsInTheJournal() throws Exception {
        final ThreadLeaks threads = ThreadLeaks.watch();

        final CommandRun run = run("--json", "--duration", "300ms", "--rate", "20000", "--threads", "3");

        assertEquals(ExitCode.GOOD, run.exitCode(), run.out() + run.err());
        assertEquals(1, run.outLines().size());
        final JsonNode summary = run.json();
        final long operations = summary.get("operations").asLong();
        assertAll(
                () -> assertTrue(operations > 0),
                () -> assertEquals(operations, sum(summary, "recorded", "refused")),
                () -> assertEquals(operations, sum(summary, "journaled", "refused")),
                () -> assertTrue(summary.get("reconciled").asBoolean()),
                () -> assertEquals(0, summary.get("faults").size()),
                () -> assertTrue(summary.get("duration_s").asDouble() >= 0.3),
                () -> assertEquals(
                        folder.resolve("journal").toString(),
                        summary.get("journal").asString()),
                () -> assertEquals(
                        folder.resolve("ticks").toString(), summary.get("ticks").asString()),
                () -> assertTrue(
                        ADDRESS.matcher(summary.get("exposer").asString()).matches()),
                () -> assertTrue(run.err().contains(summary.get("exposer").asString())),
                () -> assertLatencies(summary),
                () -> assertLastTick(summary));
        threads.check(Duration.ofMinutes(1));
    }

    @Test
    void shouldCountItsOwnEpochOnly() {
        final JsonNode first =
                run("--json", "--duration", "100ms", "--rate", "5000").json();
        final CommandRun second = run("--json", "--duration", "100ms", "--rate", "5000");

        assertEquals(ExitCode.GOOD, second.exitCode(), second.out());
        assertEquals(1, first.get("epoch").asInt());
        assertEquals(2, second.json().get("epoch").asInt());
        assertEquals(
                second.json().get("recorded").asLong(),
                second.json().get("journaled").asLong());
        final CommandRun audit =
                CommandRun.of("audit", folder.resolve("journal").toString());
        assertEquals(ExitCode.GOOD, audit.exitCode(), audit.out());
    }

    @Test
    void shouldEndWithItsSummaryWhenItIsStopped() throws Exception {
        try (RunningCommand run = RunningCommand.start(arguments("--rate", "5000"))) {
            run.awaitOut(Pattern.compile("metrics  " + ADDRESS));
            run.awaitOut(Pattern.compile("snapshot \\d+\\R"));

            final CommandRun ended = run.stop();

            assertEquals(ExitCode.GOOD, ended.exitCode(), ended.out() + ended.err());
            assertTrue(ended.out().contains("\nreconciled\n"), ended.out());
            assertEquals("", ended.err());
        }
    }

    @Test
    void shouldServeItsNumbersWhileItRuns() throws Exception {
        try (RunningCommand run = RunningCommand.start(arguments("--json", "--rate", "5000"))) {
            final HttpRequest request = HttpRequest.newBuilder(URI.create(run.awaitErr(ADDRESS) + "/metrics"))
                    .build();
            final HttpClient client = HttpClient.newHttpClient();
            String page = "";
            while (!page.contains("kvstore_operation_latency_seconds_count{op=\"get\"}")) {
                page = client.send(request, BodyHandlers.ofString()).body();
            }
            assertEquals(ExitCode.GOOD, run.stop().exitCode());
        }
    }

    @Test
    void shouldAddTicksBehindThoseThatAreThere() throws Exception {
        Files.writeString(folder.resolve("ticks"), "{\"earlier\":true}\n");

        run("--json", "--duration", "100ms", "--rate", "5000");

        final List<String> lines = Files.readAllLines(folder.resolve("ticks"));
        assertEquals("{\"earlier\":true}", lines.get(0));
        assertTrue(lines.size() > 1);
    }

    @Test
    void shouldLeaveNothingBehindWhenThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final CommandRun run = run("--duration", "1s", "--port", Integer.toString(taken.getLocalPort()));

            assertCannotRun(run, "127.0.0.1:" + taken.getLocalPort());
            assertEquals(List.of(), names());
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenTheJournalIsRefused() throws Exception {
        final Path photos = Files.createDirectory(folder.resolve("photos"));
        Files.createFile(photos.resolve("sea.jpg"));
        Files.createFile(folder.resolve("file"));

        for (final String journal : List.of("photos", "file", "file/journal")) {
            assertCannotRun(
                    run("--duration", "1s", "--journal", folder.resolve(journal).toString()), journal);
        }
        assertEquals(List.of("file", "photos"), names());
    }

    @Test
    void shouldKeepTicksThatWereThereWhenTheStartFails() throws Exception {
        Files.writeString(folder.resolve("ticks"), "{\"earlier\":true}\n");
        Files.createFile(folder.resolve("file"));

        assertCannotRun(
                run("--duration", "1s", "--journal", folder.resolve("file").toString()), "file");

        assertEquals("{\"earlier\":true}\n", Files.readString(folder.resolve("ticks")));
    }

    @Test
    void shouldLeaveNothingBehindWhenTicksCannotBeWritten() throws Exception {
        assertCannotRun(
                run("--duration", "1s", "--ticks", folder.resolve("none/ticks").toString()), "none/ticks");
        assertEquals(List.of(), names());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--duration 5x",
                "--duration -5s",
                "--duration 0s",
                "--rate none",
                "--rate 0",
                "--threads 0",
                "--threads 257",
                "--port 70000",
                "--frobnicate"
            })
    void shouldRefuseBadOptionsInOneLine(final String options) throws Exception {
        final CommandRun run = run(options.split(" ", -1));

        assertEquals(ExitCode.WRONG_USAGE, run.exitCode());
        assertEquals("", run.out());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().startsWith("tailrace: ") && run.err().contains(options), run.err());
        assertEquals(List.of(), names());
    }

    @Test
    void shouldRefuseOneFileForTicksAndTelemetry() throws Exception {
        final String file = folder.resolve("both").toString();
        for (final String ticks : List.of(file, folder.resolve(".") + "/both", file + ".mark")) {
            final CommandRun run = run("--duration", "1s", "--ticks", ticks, "--telemetry", file);

            assertEquals(ExitCode.WRONG_USAGE, run.exitCode(), run::toString);
            assertEquals(1, run.errLines().size(), run.err());
            assertTrue(run.err().contains("one file for two things: --ticks "), run.err());
        }
        assertEquals(List.of(), names());
    }

    private static void assertCannotRun(final CommandRun run, final String named) {
        assertEquals(ExitCode.CANNOT_RUN, run.exitCode(), run.out());
        assertEquals("", run.out());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().startsWith("tailrace: ") && run.err().contains(named), run.err());
    }

    private static void assertLatencies(final JsonNode summary) {
        final JsonNode latencies = summary.get("latency_ns");
        long count = 0;
        for (final String operation : List.of("put", "get", "del")) {
            count += latencies.get(operation).get("count").asLong();
        }
        assertEquals(summary.get("journaled").asLong(), count);
        assertEquals(count, latencies.get("all").get("count").asLong());
        final JsonNode all = latencies.get("all");
        final List<Long> rising = Stream.of("p50", "p90", "p99", "p999", "max")
                .map(name -> all.get(name).asLong())
                .toList();
        assertEquals(rising.stream().sorted().toList(), rising);
        assertTrue(rising.get(0) > 0);
    }

    private void assertLastTick(final JsonNode summary) throws Exception {
        final List<String> ticks = Files.readAllLines(folder.resolve("ticks"));
        final JsonNode last = new ObjectMapper().readTree(ticks.get(ticks.size() - 1));
        assertEquals(summary.get("recorded").asLong(), last.get("ops").asLong());
    }

    private static long sum(final JsonNode summary, final String one, final String other) {
        return summary.get(one).asLong() + summary.get(other).asLong();
    }

    private CommandRun run(final String... options) {
        return CommandRun.of(arguments(options));
    }

    /** Everything goes to the folder of the test unless the options say otherwise; an option may be given once. */
    private String[] arguments(final String... options) {
        final List<String> arguments = new ArrayList<>(List.of("run"));
        final List<String> given = List.of(options);
        if (!given.contains("--port")) {
            arguments.addAll(List.of("--port", "0"));
        }
        if (!given.contains("--journal")) {
            arguments.addAll(List.of("--journal", folder.resolve("journal").toString()));
        }
        if (!given.contains("--ticks")) {
            arguments.addAll(List.of("--ticks", folder.resolve("ticks").toString()));
        }
        arguments.addAll(given);
        return arguments.toArray(String[]::new);
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
