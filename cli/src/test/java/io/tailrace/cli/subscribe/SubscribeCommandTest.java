package io.tailrace.cli.subscribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.RunningCommand;
import io.tailrace.cli.SampleJournal;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.sinks.grpc.TlsFiles;
import io.tailrace.sinks.grpc.server.GrpcStreamContext;
import io.tailrace.sinks.grpc.server.GrpcStreamServer;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.testsupport.ClosedPort;
import io.tailrace.testsupport.TestCertificate;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SubscribeCommandTest {
    private static final String ALL = "1000000";

    @TempDir
    Path folder;

    private GrpcStreamServer server;
    private String target;

    @BeforeEach
    void serve() {
        SampleJournal.write(folder.resolve("journal"));
        server = launch(new GrpcStreamContext().address("127.0.0.1", 0));
        target = "127.0.0.1:" + server.port();
    }

    private GrpcStreamServer launch(final GrpcStreamContext context) {
        return GrpcStreamServer.launch(
                context.positions(folder.resolve("positions")),
                JournalSource.at(folder.resolve("journal"), error -> {}));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldPrintALineForEachValue() throws Exception {
        try (RunningCommand command = RunningCommand.start("subscribe", target, "--start", "earliest")) {
            command.awaitErr(Pattern.compile("tailrace: subscribed to 127\\.0\\.0\\.1:\\d+"));
            command.awaitOut(Pattern.compile("start  epoch 1  service shop  instance till-1"));
            command.awaitOut(Pattern.compile(
                    "kvstore_operation_latency_seconds\\{op=get}  count 100  p50 .* p90 .* p99 .* p999 .* max "));

            assertEquals(ExitCode.GOOD, command.stop().exitCode());
        }
    }

    @Test
    void shouldPrintEachDeliveryAsJsonAndEndAtTheLimit() {
        final CommandRun run = CommandRun.of("subscribe", target, "--start", "earliest", "--json", "--limit", "5");

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        assertEquals(
                List.of("1", "2", "3", "4", "5"),
                run.outLines().stream()
                        .map(line -> json(line).get("sequence").asString())
                        .toList());
        assertEquals("start", json(run.outLines().get(0)).get("type").asString());
    }

    @Test
    void shouldGoOnBehindWhatANameHasPrinted() {
        final CommandRun first =
                CommandRun.of("subscribe", target, "--name", "n", "--start", "earliest", "--json", "--limit", "7");
        final CommandRun next = CommandRun.of("subscribe", target, "--name", "n", "--json", "--limit", "1");

        assertEquals(ExitCode.GOOD, first.exitCode(), first.err());
        final List<JsonNode> lines =
                next.outLines().stream().map(SubscribeCommandTest::json).toList();
        assertEquals("start", lines.get(0).get("type").asString());
        assertEquals(0, lines.get(0).get("sequence").asInt());
        assertEquals(8, lines.get(lines.size() - 1).get("sequence").asInt());
        // Sent to the first one, which ended before it printed it.
        assertTrue(lines.get(lines.size() - 1).get("duplicate").asBoolean());
    }

    @Test
    void shouldShowWhatPassesTheFilter() throws Exception {
        try (RunningCommand command = RunningCommand.start(
                "subscribe",
                target,
                "--start",
                "1:1",
                "--json",
                "--samples",
                "--priority",
                "normal",
                "--metric",
                "kvstore_*",
                "--label",
                "op!=nothing")) {
            command.awaitOut(Pattern.compile("\"type\":\"snapshot\".*kvstore_"));
            final CommandRun run = command.stop();

            assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
            assertFalse(run.out().contains("tailrace_"), run.out());
            assertTrue(run.out().contains("\"channels\":[{\"channel\":\"kvstore-worker-0\""), run.out());
        }
    }

    @Test
    void shouldSpeakTlsAndUnixSockets() throws Exception {
        server.close();
        final TestCertificate ca = TestCertificate.authority("ca");
        ca.writeTo(folder, "ca");
        ca.issue("localhost").writeTo(folder, "server");
        final Path socket = folder.resolve("s").resolve("stream.sock");
        server = launch(new GrpcStreamContext()
                .address("127.0.0.1", 0)
                .unixSocket(socket)
                .tls(new TlsFiles(folder.resolve("server.pem"), folder.resolve("server.key"), null)));
        final String limit = "3";

        final CommandRun tls = CommandRun.of(
                "subscribe",
                "localhost:" + server.port(),
                "--tls-ca",
                folder.resolve("ca.pem").toString(),
                "--start",
                "earliest",
                "--limit",
                limit);
        final CommandRun unix = CommandRun.of("subscribe", "unix:" + socket, "--start", "earliest", "--limit", limit);

        assertEquals(ExitCode.GOOD, tls.exitCode(), tls.err());
        assertEquals(ExitCode.GOOD, unix.exitCode(), unix.err());
        assertTrue(tls.out().contains("start  epoch 1"), tls.out());
        assertEquals(tls.out(), unix.out());
    }

    @Test
    void shouldTryAgainAndSayThatItWasNeverReached() throws Exception {
        try (ClosedPort nobody = new ClosedPort();
                RunningCommand command =
                        RunningCommand.start("subscribe", "127.0.0.1:" + nobody.port(), "--duration", "1h")) {
            command.awaitErr(Pattern.compile("trying again until Ctrl-C"));
            final CommandRun run = command.stop();

            assertEquals(ExitCode.CANNOT_RUN, run.exitCode());
            assertTrue(run.errLines().get(run.errLines().size() - 1).contains("it was never reached"), run.err());
        }
    }

    @Test
    void shouldRefuseWhatItWasAskedWrongly() {
        for (final List<String> wrong : List.of(
                List.of("host:port"),
                List.of("unix:"),
                List.of(target, "--start", "yesterday"),
                List.of(target, "--label", "op"),
                List.of(target, "--priority", "urgent"),
                List.of(target, "--name", "a b"),
                List.of(target, "--cert", "missing.pem"),
                List.of(target, "--limit", ALL + "0"))) {
            final String[] arguments = new String[wrong.size() + 1];
            arguments[0] = "subscribe";
            System.arraycopy(wrong.toArray(), 0, arguments, 1, wrong.size());

            final CommandRun run = CommandRun.of(arguments);

            assertEquals(ExitCode.WRONG_USAGE, run.exitCode(), wrong + ": " + run.err());
        }
    }

    @Test
    void shouldSayWhyTheServerRefuses() {
        CommandRun.of("subscribe", target, "--name", "n", "--start", "earliest", "--limit", "1");

        final CommandRun run = CommandRun.of("subscribe", target, "--name", "n", "--metric", "other", "--limit", "1");

        assertEquals(ExitCode.CANNOT_RUN, run.exitCode());
        assertTrue(run.err().contains("the name n has another filter"), run.err());
    }

    private static JsonNode json(final String line) {
        return new ObjectMapper().readTree(line);
    }
}
