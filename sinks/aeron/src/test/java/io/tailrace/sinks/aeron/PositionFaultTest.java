package io.tailrace.sinks.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionFaultTest {
    @TempDir
    Path folder;

    @Test
    void shouldGoOnWhilePositionsCannotBeKeptAndKeepThemWhenTheyCan() throws IOException {
        final Path positions = folder.resolve("positions");
        try (Fixture fixture = Fixture.ipc(folder)) {
            final Received received = new Received();
            fixture.startReceiver("r", received);
            final AeronSender sender = fixture.startSender();
            for (final Path file : filesOf(positions)) {
                Files.delete(file);
            }
            Files.delete(positions);
            fixture.journal.append(10);
            fixture.steps.until("caught up", () -> received.count(Fixture.SHOP) >= 10 && sender.isCaughtUp());
            fixture.steps.run(3_000);
            fixture.journal.append(10);
            fixture.steps.until("caught up", () -> received.count(Fixture.SHOP) >= 20 && sender.isCaughtUp());
            fixture.steps.run(3_000);
            assertEquals(0, sender.status().failures());
            assertEquals(0, sender.resends());
            Files.createDirectory(positions);
            fixture.steps.run(3_000);
            assertTrue(filesOf(positions).size() == 1, () -> "kept: " + positions);
        }
    }

    private static List<Path> filesOf(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
