package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.DeclaredOutput;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code tailrace stat} of a real process that lives, stands still, and is killed. */
class StatTest {
    @TempDir
    Path directory;

    @Test
    void shouldFindALiveEngineByItsProcessAndSayWhenItDied() throws IOException, InterruptedException {
        final Instant killedAt;
        try (RunProcess run = RunProcess.start(directory, "--rate", "2000")) {
            run.awaitTick();
            final String pid = Long.toString(run.process().pid());
            // Of the snapshot that the tick was made from, which the journal's thread may have on its way.
            final JsonNode live = Poll.forValue(
                    "live engine with samples",
                    () -> engine(pid, "live")
                            .filter(engine -> engine.get("samples").asLong() > 0),
                    run.process()::describe);
            assertEquals(
                    run.journal().toRealPath().toString(), live.get("journal").asString());
            assertEquals(run.process().pid(), live.get("pid").asLong());

            run.process().signal("STOP");
            awaitState("stale", pid);
            run.process().signal("CONT");
            awaitState("live", pid);

            run.process().signal("KILL");
            run.process().end();
            killedAt = Instant.now();
        }
        final JsonNode dead = awaitState("dead", "journal");
        final Instant since = Instant.parse(dead.get("since").asString());
        assertFalse(since.isAfter(killedAt), () -> since + " after " + killedAt);
        // The sign before the kill, however slow the machine: what came behind it is not in the journal.
        assertTrue(
                Duration.between(Instant.parse(dead.get("started_at").asString()), since)
                                .compareTo(Duration.ZERO)
                        > 0,
                dead::toString);
        assertEquals(dead.get("last_sign"), dead.get("since"));
        final Ended text = stat("journal").expect(0);
        assertTrue(text.text().contains("DEAD: the process has gone"), text::describe);
        assertTrue(Files.isDirectory(directory.resolve("journal")));
    }

    private JsonNode awaitState(final String state, final String target) {
        return Poll.forValue("engine that is " + state, () -> engine(target, state), () -> state + " of " + target);
    }

    private Optional<JsonNode> engine(final String target, final String state) {
        try {
            final Ended ended = stat(target, "--json").expect(0);
            final String object = ended.out().get(0);
            DeclaredOutput.check(object);
            final JsonNode engine =
                    new ObjectMapper().readTree(object).get("engines").get(0);
            return Optional.of(engine)
                    .filter(found -> state.equals(found.path("state").asString("")));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Ended stat(final String target, final String... options) throws IOException, InterruptedException {
        final String[] arguments = new String[options.length + 3];
        arguments[0] = "stat";
        arguments[1] = target;
        arguments[2] = "--once";
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Tailrace.in(directory).run(arguments);
    }
}
