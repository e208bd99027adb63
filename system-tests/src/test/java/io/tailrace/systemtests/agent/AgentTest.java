package io.tailrace.systemtests.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Http;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Started;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code -javaagent}: what is recorded, what the service notices, and that it goes on whatever is missing. */
class AgentTest {
    private static final String FREE_PORT = "exposer.address=127.0.0.1:0";

    @TempDir
    Path directory;

    @Test
    void shouldRecordAndShowTheHostNothing() throws IOException, InterruptedException {
        try (Started host = Host.start(
                directory,
                "-Djava.util.logging.manager=" + HostChild.OwnLogManager.class.getName(),
                "-javaagent:" + Host.agent() + "=" + FREE_PORT)) {
            final JsonNode status = new JsonMapper().readTree(Host.status(host));
            assertEquals("running", status.path("state").asString(), status::toString);
            assertEquals("HostChild", status.path("service").asString(), status::toString);
            final Http page =
                    new Http(URI.create(status.path("page").asString()).resolve("/"));
            Poll.until(
                    "hiccups of the host on its page",
                    () -> page.tryGet("/metrics")
                            .filter(answer -> answer.body().contains("tailrace_jvm_"))
                            .isPresent(),
                    () -> "");
            Host.stop(directory);
            final Ended ended = host.end().expect(0);
            assertEquals(
                    List.of(
                            "context true",
                            "log manager made",
                            "log manager OwnLogManager",
                            "agent " + status,
                            "ended"),
                    ended.out(),
                    ended::describe);
            assertEquals(List.of(), ended.errOnTime(), ended::describe);
        }
        // All channels were closed at the host's end.
        final Ended audit =
                Host.command(directory).run("audit", "tailrace-journal").expect(0);
        assertFalse(audit.text().contains("open"), audit::describe);
    }

    @Test
    void shouldGoOnWithoutWhatIsMissing() throws IOException, InterruptedException {
        Files.createFile(directory.resolve("file"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Started host = Host.start(
                        directory,
                        "-javaagent:" + Host.agent() + "=journal.path=file,exposer.address=127.0.0.1:"
                                + taken.getLocalPort() + Host.NO_FLIGHT_RECORDER,
                        "-javaagent:" + Host.agent())) {
            final JsonNode status = new JsonMapper().readTree(Host.status(host));
            Host.stop(directory);
            final Ended ended = host.end().expect(0);
            assertEquals("running", status.path("state").asString(), ended::describe);
            assertTrue(status.path("journal").isNull() && status.path("page").isNull(), ended::describe);
            assertEquals(3, ended.errOnTime().size(), ended::describe);
            assertTrue(ended.errOnTime().get(0).startsWith("tailrace agent: no journal, it goes on"), ended::describe);
            assertTrue(ended.errOnTime().get(1).startsWith("tailrace agent: no page, it goes on"), ended::describe);
            assertTrue(
                    ended.errOnTime().get(2).startsWith("tailrace agent: it is in this JVM already"), ended::describe);
        }
    }

    @Test
    void shouldTellEveryFaultOfItsConfigurationAndLetTheHostRun() throws IOException, InterruptedException {
        try (Started host = Host.start(
                directory, "-javaagent:" + Host.agent() + "=missing.toml,engine.max_channels=0,nonsense=1")) {
            assertTrue(Host.status(host).contains("\"failed\""), () -> String.join("\n", host.out()));
            Host.stop(directory);
            final Ended ended = host.end().expect(0);
            assertTrue(ended.err().get(0).startsWith("tailrace agent: its configuration is refused"), ended::describe);
            for (final String fault : List.of("missing.toml", "engine.max_channels", "nonsense")) {
                assertTrue(
                        ended.err().stream().anyMatch(line -> line.startsWith("  ") && line.contains(fault)),
                        ended::describe);
            }
        }
    }
}
