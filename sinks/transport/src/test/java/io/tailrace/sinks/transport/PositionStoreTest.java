package io.tailrace.sinks.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameLogException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionStoreTest {
    @TempDir
    Path folder;

    @Test
    void shouldKeepPositionsOfAnyNames() {
        final List<String> names = List.of(
                "a",
                "../../etc/passwd",
                Sha256Text.of("A".getBytes(StandardCharsets.US_ASCII)),
                "_" + Sha256Text.of("A".getBytes(StandardCharsets.US_ASCII)),
                "A",
                "a/b",
                "x".repeat(200),
                "CON",
                ".lock");
        try (PositionStore store = PositionStore.open(folder.resolve("new/positions"))) {
            names.forEach(name -> assertEquals(Optional.empty(), store.load(name)));
            names.forEach(name -> store.save(name, "first"));
            names.forEach(name -> store.save(name, "at " + name));
        }
        try (PositionStore store = PositionStore.open(folder.resolve("new/positions"))) {
            names.forEach(name -> assertEquals(Optional.of("at " + name), store.load(name)));
            assertEquals(Set.copyOf(names), store.names());
            store.forget("a");
            store.forget("never-there");
            assertEquals(Optional.empty(), store.load("a"));
            assertEquals(names.size() - 1, store.names().size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "ä", "a\n"})
    void shouldRefuseWhatIsNoName(final String name) {
        try (PositionStore store = PositionStore.open(folder)) {
            assertThrows(IllegalArgumentException.class, () -> store.save(name, "1"));
            assertThrows(IllegalArgumentException.class, () -> store.save("x".repeat(201), "1"));
            assertThrows(IllegalArgumentException.class, () -> store.save("a", "1\n2"));
        }
    }

    @Test
    void shouldNotBelieveAFileThatWasChanged() throws IOException {
        try (PositionStore store = PositionStore.open(folder)) {
            store.save("a", "12345");
            final Path file = folder.resolve("a.position");
            final byte[] good = Files.readAllBytes(file);
            for (int i = 0; i < good.length; i++) {
                final byte[] bad = good.clone();
                bad[i] ^= 1;
                Files.write(file, bad);
                assertThrows(FrameLogException.class, () -> store.load("a"));
            }
            Files.write(file, new byte[] {(byte) 0xff, 0, (byte) 0xc3});
            assertThrows(FrameLogException.class, () -> store.load("a"));
            Files.createDirectory(folder.resolve("folder.position"));
            Files.write(file, new byte[0]);
            final String message =
                    assertThrows(FrameLogException.class, () -> store.load("a")).getMessage();
            assertTrue(message.contains("a.position: is damaged; delete it"), message);
            assertEquals(Set.of(), store.names());
        }
    }

    @Test
    void shouldTurnASecondWriterAway() {
        try (PositionStore first = PositionStore.open(folder)) {
            first.save("a", "1");
            assertThrows(FrameLogException.class, () -> PositionStore.open(folder));
        }
        PositionStore.open(folder).close();
    }

    @Test
    void shouldSayWhatCannotBeWritten() throws IOException {
        final Path file = Files.writeString(folder.resolve("file"), "x");
        assertThrows(FrameLogException.class, () -> PositionStore.open(file));
        try (PositionStore store = PositionStore.open(folder.resolve("p"))) {
            store.save("a", "1");
            Files.createDirectory(folder.resolve("p/a.position.next"));
            Files.writeString(folder.resolve("p/a.position.next/in-the-way"), "");
            assertThrows(FrameLogException.class, () -> store.save("a", "2"));
            assertEquals(Optional.of("1"), store.load("a"));
        }
        try (Stream<Path> left = Files.list(folder.resolve("p"))) {
            assertEquals(3, left.count());
        }
    }
}
