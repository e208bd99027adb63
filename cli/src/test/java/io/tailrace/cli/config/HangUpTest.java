package io.tailrace.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.RunningCommand;
import io.tailrace.cli.SampleJournal;
import io.tailrace.cli.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hang-up reads the file of settings again, if there is one; else it ends the command. */
class HangUpTest {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/metrics");

    @TempDir
    Path folder;

    @Test
    void shouldReloadExposeAndGoOn() throws Exception {
        SampleJournal.write(folder.resolve("j"));
        final Path file = folder.resolve("tailrace.toml");
        Files.writeString(file, "exposer.address = \"127.0.0.1:0\"\n");
        try (RunningCommand expose = RunningCommand.start(
                "expose", "--journal", folder.resolve("j").toString(), "--config", file.toString())) {
            expose.awaitErr(ADDRESS);
            Files.writeString(file, "exposer.address = \"127.0.0.1:0\"\nexposer.read_timeout = \"3s\"\n");
            expose.hangUp();
            Files.writeString(file, "exposer.read_timeout = soon\n");
            expose.hangUp();
            Files.writeString(file, "exposer.address = \"127.0.0.1:0\"\nexposer.read_timeout = \"3s\"\n");
            expose.hangUp();
            final CommandRun run = expose.stop();
            assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
            assertEquals(
                    "reloaded: exposer.read_timeout: \"2s\" -> \"3s\" (live)",
                    run.errLines().get(1));
            assertEquals(
                    "reloaded: nothing changed",
                    run.errLines().get(run.errLines().size() - 1));
        }
    }

    @Test
    void shouldEndRunByAHangUpIfThereIsNoFile() throws Exception {
        try (RunningCommand run = RunningCommand.start("run", "--amnesia", "--json", "--port", "0", "--rate", "1000")) {
            run.awaitErr(ADDRESS);
            run.hangUp();
            assertEquals(ExitCode.GOOD, run.stop().exitCode());
        }
    }

    @Test
    void shouldReloadRunWithOtherLabelsAndReconcile() throws Exception {
        final Path file = folder.resolve("tailrace.toml");
        Files.writeString(file, "exposer.address = \"127.0.0.1:0\"\n");
        try (RunningCommand run = RunningCommand.start(
                "run",
                "--json",
                "--rate",
                "1000",
                "--journal",
                folder.resolve("j").toString(),
                "--ticks",
                folder.resolve("t").toString(),
                "--config",
                file.toString())) {
            run.awaitErr(ADDRESS);
            Files.writeString(
                    file, "exposer.address = \"127.0.0.1:0\"\nlabels.extra.region = \"eu\"\nengine.max_series = 5\n");
            run.hangUp();
            final CommandRun ended = run.stop();
            assertEquals(ExitCode.GOOD, ended.exitCode(), ended.err());
            assertTrue(ended.err().contains("reloaded: labels.extra: {} -> { region = \"eu\" } (live)"), ended.err());
        }
    }
}
