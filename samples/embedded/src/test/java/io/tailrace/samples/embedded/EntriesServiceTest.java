package io.tailrace.samples.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryReader;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.TelemetryEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntriesServiceTest {
    @Test
    void shouldWriteEachEntryOnceOverRestarts(@TempDir final Path folder) throws IOException {
        final Path file = folder.resolve("telemetry.jsonl");
        final String[] arguments = {folder.resolve("journal").toString(), file.toString()};
        EntriesService.main(arguments);
        EntriesService.main(arguments);

        final List<TelemetryEntry> entries =
                Files.readAllLines(file).stream().map(EntryReader::read).toList();
        assertEquals(6, entries.size());
        assertEquals(
                List.of(
                        new EventData.ProcessingStarted(1_000, 0, "price-time"),
                        new EventData.ProcessingCompleted(2, 1.5, 1_000),
                        new EventData.MemoryPressure(900, 100)),
                entries.subList(3, 6).stream().map(TelemetryEntry::event).toList());
        assertEquals(ComponentId.Plain.ORCHESTRATOR, entries.get(5).component());
    }
}
