package io.tailrace.codec.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window over restarts; torn and foreign files are found. */
class DeduplicatorFileTest {
    private static final DeduplicatorConfig CONFIG =
            new DeduplicatorConfig(5, Duration.ofSeconds(10), 5, Duration.ofSeconds(1));
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    private Path folder;

    private Instant now = START;

    @Test
    void shouldKnowDuplicatesOverARestart() throws IOException {
        final Path file = saved(3);
        final Deduplicator after = load(file, CONFIG);

        for (int fact = 0; fact < 3; fact++) {
            assertEquals(Admission.DUPLICATE, after.begin(new EventKey(fact, fact)));
        }
        assertEquals(Admission.NEW, after.begin(new EventKey(3, 3)));
        assertFalse(Files.exists(folder.resolve("window.new")));
        assertEquals(16 + 3 * 24, Files.size(file));
    }

    @Test
    void shouldProcessAgainWhatWasInProgress() throws IOException {
        final Deduplicator before = new Deduplicator(CONFIG, clock());
        before.begin(new EventKey(1, 1));
        DeduplicatorFile.save(folder.resolve("window"), before);

        assertEquals(Admission.NEW, load(folder.resolve("window"), CONFIG).begin(new EventKey(1, 1)));
    }

    @Test
    void shouldBeginEmptyWithoutAFile() throws IOException {
        assertEquals(0, load(folder.resolve("window"), CONFIG).status().remembered());
    }

    @Test
    void shouldGoOnAgeingWhileNobodyRuns() throws IOException {
        final Path file = saved(3);
        now = START.plusSeconds(9);
        assertEquals(3, load(file, CONFIG).status().remembered());
        now = START.plusSeconds(10);
        assertEquals(1, load(file, CONFIG).status().remembered(), "the last one is a second younger");
    }

    @Test
    void shouldKeepTheNewestIfItMayRememberLess() throws IOException {
        final Path file = saved(5);
        final Deduplicator less =
                load(file, new DeduplicatorConfig(2, Duration.ofSeconds(60), 5, Duration.ofSeconds(1)));

        assertEquals(2, less.status().remembered());
        assertEquals(Admission.DUPLICATE, less.begin(new EventKey(4, 4)));
        assertEquals(Admission.DUPLICATE, less.begin(new EventKey(3, 3)));
        assertEquals(Admission.NEW, less.begin(new EventKey(2, 2)));
    }

    @Test
    void shouldKeepFactsOfAClockThatWasSetBack() throws IOException {
        final Path file = saved(3);
        now = START.minusSeconds(3_600);

        assertEquals(3, load(file, CONFIG).status().remembered());
    }

    @Test
    void shouldFindFilesThatAreTornAtAnyByte() throws IOException {
        final Path file = saved(2);
        final byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            assertDamaged(file, Arrays.copyOf(whole, length));
        }
        assertDamaged(file, Arrays.copyOf(whole, whole.length + 1));
        assertDamaged(file, Arrays.copyOf(whole, whole.length + 24));
    }

    @Test
    void shouldFindEveryByteThatChanged() throws IOException {
        final Path file = saved(2);
        final byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            final byte[] changed = whole.clone();
            changed[i] ^= 0x10;
            assertDamaged(file, changed);
        }
    }

    @Test
    void shouldLeaveTheFileAsItWasIfItCannotBeWritten() throws IOException {
        final Path file = saved(2);
        Files.createDirectory(folder.resolve("window.new"));

        assertThrows(IOException.class, () -> DeduplicatorFile.save(file, new Deduplicator(CONFIG, clock())));

        assertEquals(2, load(file, CONFIG).status().remembered());
        assertThrows(
                NoSuchFileException.class,
                () -> DeduplicatorFile.save(folder.resolve("none/window"), new Deduplicator(CONFIG, clock())));
    }

    private void assertDamaged(final Path file, final byte[] bytes) throws IOException {
        Files.write(file, bytes);
        final String message = assertThrows(DamagedStateException.class, () -> load(file, CONFIG))
                .getMessage();
        assertTrue(message.startsWith(file + " is no whole state"), message);
    }

    /** Facts from 0 on, done at START, the last one a second later. */
    private Path saved(final int facts) throws IOException {
        final Deduplicator deduplicator =
                new Deduplicator(new DeduplicatorConfig(100, Duration.ofDays(1), 5, Duration.ofSeconds(1)), clock());
        for (int fact = 0; fact < facts; fact++) {
            now = START.plusSeconds(fact == facts - 1 ? 1 : 0);
            deduplicator.done(new EventKey(fact, fact));
        }
        now = START;
        final Path file = folder.resolve("window");
        DeduplicatorFile.save(file, deduplicator);
        return file;
    }

    private Deduplicator load(final Path file, final DeduplicatorConfig config) throws IOException {
        return DeduplicatorFile.load(file, config, clock());
    }

    private InstantSource clock() {
        return () -> now;
    }
}
