package io.tailrace.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.config.ExposerKeys;
import io.tailrace.config.JournalKeys;
import io.tailrace.config.LabelKeys;
import io.tailrace.config.TailraceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's arguments, and what comes of them. */
class AgentConfigTest {
    @TempDir
    Path directory;

    @Test
    void shouldSuitAGuestByDefault() {
        final TailraceConfig config = load(null, Map.of());
        assertEquals(
                "tailrace-journal", config.get(JournalKeys.PATH).orElseThrow().toString());
        assertEquals(32L << 20, config.get(JournalKeys.ROLL_BYTES));
        assertEquals(256L << 20, config.get(JournalKeys.RETENTION_BYTES));
        assertEquals(
                "127.0.0.1:9100", config.get(ExposerKeys.ADDRESS).orElseThrow().toString());
    }

    @Test
    void shouldTakeArgumentsBeforeVariablesBeforeTheFile() throws IOException {
        final Path file = directory.resolve("a.toml");
        Files.writeString(file, "[labels]\nservice = \"file\"\ninstance = \"file\"\nbuild_version = \"file\"\n");
        final Map<String, String> environment =
                Map.of("TAILRACE_LABELS_INSTANCE", "variable", "TAILRACE_LABELS_SERVICE", "variable");
        final TailraceConfig config = load(" " + file + " , labels.service=argument,", environment);
        assertEquals("argument", config.get(LabelKeys.SERVICE));
        assertEquals("variable", config.get(LabelKeys.INSTANCE));
        assertEquals("file", config.get(LabelKeys.BUILD_VERSION));
    }

    @Test
    void shouldFindTheFileByTheVariable() throws IOException {
        final Path file = directory.resolve("a.json");
        Files.writeString(file, "{\"labels\":{\"service\":\"file\"}}");
        assertEquals(
                "file", load("", Map.of("TAILRACE_CONFIG", file.toString())).get(LabelKeys.SERVICE));
    }

    @Test
    void shouldTellEveryFaultAtOnce() {
        final String message = assertThrows(
                        AgentFault.class, () -> load("missing.toml,nonsense=1,engine.max_channels=0", Map.of()))
                .getMessage();
        assertEquals(4, message.lines().count(), message);
        for (final String name : new String[] {"missing.toml", "nonsense", "engine.max_channels"}) {
            assertTrue(message.contains(name), message);
        }
    }

    @Test
    void shouldSayThatAMisspeltKeyStandsInItsArguments() {
        final String message = assertThrows(
                        AgentFault.class, () -> load("exposer.adress=127.0.0.1:0,engine.max_channels=0", Map.of()))
                .getMessage();
        assertTrue(
                message.contains("exposer.adress is no key: flag -javaagent (the agent's arguments): did you mean"
                        + " exposer.address? take it away"),
                message);
        assertEquals(
                2,
                message.lines().filter(line -> line.contains("flag -javaagent")).count(),
                message);
    }

    @Test
    void shouldRefuseTwoFiles() {
        assertThrows(AgentFault.class, () -> AgentArguments.of("a.toml,config=b.toml"));
    }

    private static TailraceConfig load(final String arguments, final Map<String, String> environment) {
        return AgentConfig.load(AgentArguments.of(arguments), environment);
    }
}
