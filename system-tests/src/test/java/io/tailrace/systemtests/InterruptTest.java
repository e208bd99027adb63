package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C ends a run cleanly: as if its time were up. */
class InterruptTest extends RunContract {
    @TempDir
    static Path directory;

    private RunRecord run;

    @BeforeAll
    void interruptARun() throws IOException, InterruptedException {
        run = signal("INT", directory.resolve("interrupted"));
    }

    @Override
    RunRecord run() {
        return run;
    }

    /** What a container's stop sends. */
    @Test
    void shouldEndByTermAsByInterrupt() throws IOException, InterruptedException {
        final RunRecord terminated = signal("TERM", directory.resolve("terminated"));
        assertEquals(terminated.summary("operations"), terminated.summary("journaled") + terminated.summary("refused"));
    }

    private static RunRecord signal(final String name, final Path folder) throws IOException, InterruptedException {
        Files.createDirectory(folder);
        try (RunProcess process = RunProcess.start(folder, "--rate", "20000", "--threads", "2")) {
            process.awaitTick();
            process.process().signal(name);
            return process.end(List.of());
        }
    }
}
