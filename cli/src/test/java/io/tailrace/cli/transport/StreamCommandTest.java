package io.tailrace.cli.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.RunningCommand;
import io.tailrace.cli.SampleJournal;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.testsupport.Awaited;
import io.tailrace.testsupport.ClosedPort;
import io.tailrace.testsupport.ThreadLeaks;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StreamCommandTest {
    private static final Pattern PAGE = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/metrics");

    @TempDir
    Path folder;

    @Test
    void shouldStreamAJournalOfAnotherProcessUntilItIsStopped() throws Exception {
        final ThreadLeaks threads = ThreadLeaks.watch();
        try (RunningCommand run = RunningCommand.start(
                "stream", "--journal", journal().toString(), "--grpc-address", "127.0.0.1:0", "--json")) {
            run.awaitErr(Pattern.compile("grpc +127.0.0.1:[1-9]"));
            final CommandRun ended = run.stop();
            assertEquals(ExitCode.GOOD, ended.exitCode(), ended.err());
            final JsonNode transport = ended.json().get("transports").get(0);
            assertEquals("grpc", transport.get("name").asString());
            assertEquals("delivering", transport.get("state").asString());
            assertTrue(ended.err().contains("metrics  http://127.0.0.1:"), ended.err());
        }
        assertTrue(Files.isDirectory(folder.resolve("journal-positions/grpc")));
        Awaited.until(
                "end of all threads",
                () -> left(threads).isEmpty(),
                () -> left(threads).toString());
    }

    @Test
    void shouldEndAtOnceWhenNoneCanBeStarted() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final CommandRun run = CommandRun.of(
                    "stream",
                    "--journal",
                    journal().toString(),
                    "--grpc-address",
                    "127.0.0.1:" + taken.getLocalPort(),
                    "--json");
            assertEquals(ExitCode.CANNOT_RUN, run.exitCode(), run.err());
            assertTrue(run.err().contains("warning: grpc is not started: "), run.err());
            assertTrue(run.err().contains("no transport could be started"), run.err());
        }
    }

    /** A collector that refuses connections is no reason not to stream to others. */
    @Test
    void shouldTellOfOneThatDoesNotDeliverAndGoOnWithTheOthers() throws Exception {
        final CommandRun run;
        try (ClosedPort nobody = new ClosedPort();
                RunningCommand running = RunningCommand.start(
                        "stream",
                        "--journal",
                        journal().toString(),
                        "--grpc-address",
                        "127.0.0.1:0",
                        "--aeron-channel",
                        "aeron:ipc",
                        "--otel-enabled",
                        "--otel-endpoint",
                        "http://127.0.0.1:" + nobody.port(),
                        "--otel-export-interval",
                        "100ms",
                        "--json")) {
            awaitFailure("otlp", running.awaitErr(PAGE));
            run = running.stop();
        }
        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run.err());
        final Map<String, String> states = new TreeMap<>();
        run.json()
                .get("transports")
                .forEach(transport -> states.put(
                        transport.get("name").asString(), transport.get("state").asString()));
        assertEquals(Map.of("grpc", "delivering", "otlp", "retrying", "aeron", "delivering"), states, run.err());
        assertFalse(run.json().get("good").asBoolean());
    }

    private static void awaitFailure(final String transport, final String page) throws IOException {
        final String family = "metrics_export_delivery_failures_total";
        final Pattern failure = Pattern.compile("\n" + family + "\\{[^}]*transport=\"" + transport + "\"\\} [1-9]");
        final AtomicReference<String> last = new AtomicReference<>();
        Awaited.until(
                failure.pattern(),
                () -> {
                    try (InputStream in = URI.create(page).toURL().openStream()) {
                        last.set(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                    return failure.matcher(last.get()).find();
                },
                last::get);
    }

    @Test
    void shouldWriteLinesOnceOverTwoRuns() throws Exception {
        final Path lines = folder.resolve("lines.ndjson");
        final String journal = journal().toString();
        final String[] arguments = {
            "stream", "--journal", journal, "--ndjson-file", lines.toString(), "--ndjson-kind", "snapshots", "--json"
        };
        try (RunningCommand first = RunningCommand.start(arguments)) {
            Awaited.until("line", () -> Files.exists(lines) && Files.size(lines) > 0, lines::toString);
            assertEquals(ExitCode.GOOD, first.stop().exitCode());
        }
        final List<String> again = new ArrayList<>(List.of(arguments));
        again.addAll(List.of("--duration", "300ms"));
        final CommandRun second = CommandRun.of(again.toArray(String[]::new));
        assertEquals(ExitCode.GOOD, second.exitCode(), second.err());
        final List<String> written = Files.readAllLines(lines);
        assertEquals(Set.copyOf(written).size(), written.size());
    }

    @Test
    void shouldSayThatNothingIsOn() {
        final CommandRun run = CommandRun.of("stream", "--journal", folder.toString());
        assertEquals(ExitCode.WRONG_USAGE, run.exitCode());
        assertTrue(run.err().contains("no transport is on"), run.err());
    }

    @Test
    void shouldSayThatThereIsNoJournal() {
        final CommandRun run = CommandRun.of("stream", "--grpc-address", "127.0.0.1:0");
        assertEquals(ExitCode.WRONG_USAGE, run.exitCode());
        assertTrue(run.err().contains("--journal is missing"), run.err());
    }

    /** Netty's and gRPC's own ones end by themselves a while after they were needed; that of the command itself right behind its result. */
    private static Set<String> left(final ThreadLeaks threads) {
        return threads.started().stream()
                .filter(name ->
                        !name.startsWith("globalEventExecutor") && !name.startsWith("grpc-") && !name.equals("command"))
                .collect(Collectors.toSet());
    }

    private Path journal() {
        final Path journal = folder.resolve("journal");
        SampleJournal.write(journal);
        return journal;
    }
}
