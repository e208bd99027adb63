package io.tailrace.cli.contracts.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseCommandTest {
    private static final String TICK = "schemas/metrics-tick.v1.schema.json";

    @TempDir
    Path folder;

    @Test
    void shouldFreezeWhatIsNotFrozenAndNothingTwice() throws IOException {
        final ContractsCopy copy = ContractsCopy.in(folder)
                .replace(TICK, "\"$version\": \"1.0.0\"", "\"$version\": \"1.0.1\"")
                .replace("VERSIONS.md", "metrics-tick/v1` | 1.0.0", "metrics-tick/v1` | 1.0.1");
        final Path frozen = folder.resolve("released/" + TICK + "/1.0.1.json");

        final CommandRun dry = copy.run("release", "--dry-run");
        assertEquals(ExitCode.GOOD, dry.exitCode(), dry.out());
        assertTrue(dry.out().contains("would add released/" + TICK + "/1.0.1.json\n"), dry.out());
        assertFalse(Files.exists(frozen));

        final CommandRun run = copy.run("release");
        assertEquals(ExitCode.GOOD, run.exitCode(), run.out());
        assertTrue(run.out().contains("added released/" + TICK + "/1.0.1.json\n"), run.out());
        assertEquals(Files.readString(folder.resolve(TICK)), Files.readString(frozen));
        assertTrue(copy.run("release").out().endsWith("nothing to release: all versions are released\n"));
        assertEquals(ExitCode.GOOD, copy.check().exitCode());

        copy.replace(TICK, "\"Keys held.\"", "\"Keys.\"");
        assertEquals(ExitCode.NEGATIVE, copy.check().exitCode());
    }

    @Test
    void shouldRefuseWhenTheCheckFails() throws IOException {
        final ContractsCopy copy = ContractsCopy.in(folder).replace(TICK, "\"Keys held.\"", "\"Keys.\"");

        final CommandRun run = copy.run("release", "--json");

        assertEquals(ExitCode.NEGATIVE, run.exitCode());
        assertFalse(run.json().get("good").booleanValue());
        assertEquals(0, run.json().get("added").size());
        assertEquals("bump_too_small", run.json().at("/problems/0/kind").asString());
    }
}
