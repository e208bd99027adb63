package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that die at every step of what a reader does leave each frame in its output once. */
class ExactlyOnceTest {
    private static final int FRAMES = 60;
    private static final int KILLED = 9;

    @TempDir
    Path folder;

    @Test
    void shouldApplyEachFrameOnceWhereverItsReaderDies() throws Exception {
        final Path directory = folder.resolve("journal");
        final Path output = folder.resolve("out");
        try (ChronicleJournal journal = ChronicleJournal.at(directory).open(new SettableClock(), error -> {})) {
            final FrameMaker frames = new FrameMaker(1);
            for (int i = 0; i < FRAMES; i++) {
                frames.appendStatus(journal.appender());
            }
        }
        int deaths = 0;
        // The pieces of the file's first line come before the first batch.
        for (int step = 1; step <= 4 + DyingReader.STEPS_A_BATCH + 1; step++) {
            final ChildJvm child =
                    ChildJvm.start(DyingReader.class, directory.toString(), output.toString(), Integer.toString(step));
            final int exitCode = child.awaitEnd();
            assertEquals(KILLED, exitCode, child::output);
            deaths++;
        }
        final ChildJvm last = ChildJvm.start(DyingReader.class, directory.toString(), output.toString(), "0");
        assertEquals(0, last.awaitEnd(), last::output);

        final List<String> wanted = new ArrayList<>();
        for (int sequence = 1; sequence <= FRAMES; sequence++) {
            wanted.add("1:" + sequence);
        }
        assertEquals(
                wanted,
                Files.readAllLines(output).stream()
                        .filter(line -> !line.startsWith(BatchEnd.PREFIX))
                        .toList());
        assertTrue(deaths > DyingReader.STEPS_A_BATCH);
    }
}
