package io.tailrace.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tailrace.cli.console.CommandFault;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicksFileTest {
    private static final Path ALWAYS_FULL = Path.of("/dev/full");

    @TempDir
    Path folder;

    @Test
    void shouldWriteEachTickAsOneLine() throws Exception {
        final Path file = folder.resolve("ticks");
        try (TicksFile ticks = TicksFile.open(file)) {
            ticks.accept("{\"t\":1}");
            assertEquals("{\"t\":1}\n", Files.readString(file));
            ticks.accept("{\"t\":2}");
            assertEquals("{\"t\":2}", ticks.lastLine());
        }
        assertEquals("{\"t\":1}\n{\"t\":2}\n", Files.readString(file));
    }

    @Test
    void shouldTellThatTicksCannotBeWrittenAndGoOn() {
        assumeTrue(Files.exists(ALWAYS_FULL), "only Linux has a device that is always full");
        try (TicksFile ticks = TicksFile.open(ALWAYS_FULL)) {
            ticks.accept("{\"t\":1}");
            ticks.accept("{\"t\":2}");

            assertTrue(ticks.fault().orElseThrow().contains("No space left on device"));
            assertEquals("{\"t\":2}", ticks.lastLine());
        }
    }

    @Test
    void shouldCutOffALineThatACrashHasTorn() throws Exception {
        final Path file = Files.writeString(folder.resolve("ticks"), "{\"t\":1}\n{\"t\":");
        try (TicksFile ticks = TicksFile.open(file)) {
            ticks.accept("{\"t\":2}");
            assertTrue(ticks.fault().isEmpty());
        }
        assertEquals("{\"t\":1}\n{\"t\":2}\n", Files.readString(file));
    }

    @Test
    void shouldBeTakenAwayOnlyIfItWasMadeForNothing() throws Exception {
        final Path made = folder.resolve("made");
        final Path found = Files.writeString(folder.resolve("found"), "{}\n");
        for (final Path path : new Path[] {made, found}) {
            final TicksFile ticks = TicksFile.open(path);
            assertThrows(
                    IllegalStateException.class,
                    () -> ticks.keptBy(() -> {
                        throw new IllegalStateException("the start failed");
                    }));
        }

        assertFalse(Files.exists(made));
        assertEquals("{}\n", Files.readString(found));
    }

    @Test
    void shouldRefuseAFileInAFolderThatIsNotThere() {
        assertThrows(CommandFault.class, () -> TicksFile.open(folder.resolve("none/ticks")));
    }
}
