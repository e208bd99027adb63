package io.tailrace.cli.doctor;

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
import tools.jackson.databind.JsonNode;

class DoctorCommandTest {
    @TempDir
    Path folder;

    @Test
    void shouldSayWhatIsWrongAndHowToMendIt() throws IOException {
        final Path file = Files.createFile(folder.resolve("file"));

        final CommandRun run = CommandRun.of("doctor", "--journal", file.toString());

        assertEquals(ExitCode.NEGATIVE, run.exitCode());
        assertTrue(run.out().contains("wrong  journal folder  " + file + " is a file"), run.out());
        assertTrue(run.out().contains("mend: choose another folder with --journal"), run.out());
    }

    @Test
    void shouldTellProgramsTheSame() throws IOException {
        final Path file = Files.createFile(folder.resolve("file"));

        final CommandRun run = CommandRun.of("doctor", "--json", "--journal", file.toString());

        assertEquals(ExitCode.NEGATIVE, run.exitCode());
        assertEquals(1, run.outLines().size());
        final JsonNode json = run.json();
        assertFalse(json.get("good").asBoolean());
        assertEquals(7, json.get("findings").size());
        for (final JsonNode finding : json.get("findings")) {
            assertEquals(
                    finding.get("verdict").asString().equals("ok"),
                    finding.get("mend").asString().isEmpty(),
                    finding.toString());
        }
    }

    @Test
    void shouldLeaveNothingBehind() throws IOException {
        CommandRun.of("doctor", "--journal", folder.resolve("journal").toString());

        try (var entries = Files.list(folder)) {
            assertEquals(0, entries.count());
        }
    }
}
