package io.tailrace.jmh.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
    @TempDir
    Path folder;

    @Test
    void shouldReadTheModelOfTheProcessor() throws IOException {
        final Path file = folder.resolve("cpuinfo");
        Files.writeString(file, "processor\t: 0\nmodel name\t: Abacus 7: big\nmodel name\t: other\n");

        assertEquals("Abacus 7: big", Machine.cpu(file));
    }

    @Test
    void shouldNameTheArchitectureWhereTheModelIsNotKnown() throws IOException {
        final Path file = folder.resolve("cpuinfo");
        assertEquals(System.getProperty("os.arch"), Machine.cpu(file));
        Files.writeString(file, "processor\t: 0\n");
        assertEquals(System.getProperty("os.arch"), Machine.cpu(file));
    }
}
