package io.tailrace.cli.bench.exposer;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.ssl.OpenSsl;
import io.tailrace.cli.CommandRun;
import io.tailrace.cli.RunningCommand;
import io.tailrace.cli.console.ExitCode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** It works: how quick this machine is does not matter here. */
class ExposerCommandTest {
    @Test
    void shouldMeasureInAJvmOfItsOwn() {
        final CommandRun run = judged(CommandRun.of(
                "bench", "exposer", "--duration", "200ms", "--only", "readyz-not-ready|metrics|metrics-10k", "--json"));

        final JsonNode json = run.json();
        assertEquals(
                List.of("readyz-not-ready", "metrics", "metrics-10k"),
                StreamSupport.stream(json.get("objectives").spliterator(), false)
                        .map(one -> one.get("name").asString())
                        .toList());
        for (final JsonNode one : json.get("objectives")) {
            assertAll(
                    () -> assertEquals(
                            one.get("requests").asLong(), one.get("answers").asLong(), run.out()),
                    () -> assertEquals(
                            one.get("requests").asLong(),
                            Math.round(one.get("rate").asDouble() / 5),
                            run.out()));
        }
        final JsonNode large = json.at("/objectives/2");
        assertTrue(large.get("body_bytes").asLong() > 500_000, run.out());
        assertEquals(2, json.get("servers").size());
        assertEquals(
                large.get("body_bytes").asLong(),
                json.at("/servers/1/page_bytes").asLong());
    }

    @Test
    void shouldMeasureOverTls() {
        final CommandRun run =
                judged(CommandRun.of("bench", "exposer", "--duration", "200ms", "--only", "tls-.*", "--json"));

        final JsonNode json = run.json();
        assertEquals(2, json.get("objectives").size(), run.out());
        for (final JsonNode one : json.get("objectives")) {
            assertEquals(one.get("requests").asLong(), one.get("answers").asLong(), run.out());
            assertEquals(
                    OpenSsl.isAvailable() ? "X25519MLKEM768" : "other",
                    one.at("/key_exchanges/0").asString(),
                    run.out());
            assertEquals(1, one.get("key_exchanges").size(), run.out());
        }
        final JsonNode page = json.at("/objectives/0");
        final JsonNode handshake = json.at("/objectives/1");
        assertAll(
                () -> assertEquals("tls-metrics", page.get("name").asString()),
                () -> assertEquals("tls", page.get("link").asString()),
                () -> assertEquals(40, page.get("requests").asLong(), run.out()),
                () -> assertTrue(page.get("body_bytes").asLong() > 1_000, run.out()),
                () -> assertEquals("tls-handshake", handshake.get("name").asString()),
                () -> assertEquals("handshake", handshake.get("link").asString()),
                () -> assertEquals(10, handshake.get("requests").asLong(), run.out()),
                () -> assertEquals(0, handshake.get("body_bytes").asLong(), run.out()));
    }

    @Test
    void shouldPrintATableForPeople() {
        final CommandRun run =
                judged(CommandRun.of("bench", "exposer", "--duration", "50ms", "--only", "healthz|healthz-ceiling"));

        for (final String row : List.of("healthz +32 +500 ", "healthz-ceiling +32 +all ", "first-party ")) {
            assertTrue(
                    run.outLines().stream()
                            .anyMatch(line ->
                                    Pattern.compile("^" + row).matcher(line).find()),
                    () -> row + ": " + run.out());
        }
        assertTrue(run.err().contains("measuring healthz-ceiling for 50.0 ms"), run.err());
    }

    @Test
    void shouldTellWhatItHasWhenItIsStopped() throws Exception {
        try (RunningCommand run = RunningCommand.start("bench", "exposer", "--duration", "60s", "--json")) {
            run.awaitErr(Pattern.compile("measuring healthz"));
            tellChildrenCtrlC();

            final CommandRun ended = run.stop();

            assertEquals(ExitCode.NEGATIVE, ended.exitCode(), ended.out());
            assertTrue(ended.out().contains("it was stopped"), ended.out());
        }
    }

    @Test
    void shouldSayThatOtherLibrariesAreInACheckoutOnly() {
        final CommandRun run = CommandRun.of("bench", "exposer", "--short", "--peers");

        assertEquals(ExitCode.CANNOT_RUN, run.exitCode(), run.out());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().contains("--peers"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--only nothing", "--only [", "--duration 0s", "--frobnicate"})
    void shouldRefuseBadOptionsInOneLine(final String options) {
        final String[] words = options.split(" ", -1);
        final CommandRun run = words.length == 2
                ? CommandRun.of("bench", "exposer", words[0], words[1])
                : CommandRun.of("bench", "exposer", words[0]);

        assertEquals(ExitCode.WRONG_USAGE, run.exitCode(), run.out());
        assertEquals(1, run.errLines().size(), run.err());
    }

    /** As a terminal does. */
    private static void tellChildrenCtrlC() throws Exception {
        final List<ProcessHandle> children = ProcessHandle.current().children().toList();
        boolean isTold = false;
        for (final ProcessHandle child : children) {
            // One that another test told to end may do so now.
            isTold |= new ProcessBuilder("kill", "-INT", Long.toString(child.pid()))
                            .start()
                            .waitFor()
                    == 0;
        }
        assertTrue(isTold, children::toString);
    }

    private static CommandRun judged(final CommandRun run) {
        assertTrue(run.exitCode() == ExitCode.GOOD || run.exitCode() == ExitCode.NEGATIVE, run.out() + run.err());
        return run;
    }
}
