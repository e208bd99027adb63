package io.tailrace.sinks.aeron.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.aeron.FramePlace;
import io.tailrace.sinks.aeron.SourceName;
import io.tailrace.testsupport.Frames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectedJournalsTest {
    private static final SourceName SHOP = new SourceName("shop", "one");

    @TempDir
    Path root;

    private final List<Path> told = new ArrayList<>();
    private final List<Throwable> errors = new ArrayList<>();

    @Test
    void shouldGoOnBehindTheEndOfEachJournal() {
        try (CollectedJournals journals = open()) {
            assertEquals(FramePlace.NONE, journals.begin(SHOP));
            take(journals, SHOP, 1);
            take(journals, SHOP, 2);
            assertEquals(FramePlace.NONE, journals.begin(new SourceName("shop", "two")));
        }
        try (CollectedJournals journals = open()) {
            assertEquals(new FramePlace(1, 2), journals.begin(SHOP));
            assertEquals(List.of(root.resolve("shop/one"), root.resolve("shop/one")), told);
            journals.end(SHOP);
            assertEquals(new FramePlace(1, 2), journals.begin(SHOP));
        }
        assertTrue(CollectedJournals.existing(root).contains(root.resolve("shop/one")));
        assertEquals(List.of(), errors);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a/b", "/etc", "..\\x", "%2e%2e", "\u00e4", "nul"})
    void shouldKeepAnyNameBelowItsFolder(final String name) {
        try (CollectedJournals journals = open()) {
            final Path folder = journals.folder(new SourceName(name, name));
            assertEquals(folder, folder.normalize());
            assertEquals(root, folder.getParent().getParent());
        }
    }

    @Test
    void shouldTellNamesApartThatAreLong() {
        final String one = FolderName.of("x".repeat(200) + "1");
        assertTrue(one.length() <= FolderName.LONGEST && !one.equals(FolderName.of("x".repeat(200) + "2")), one);
    }

    @Test
    void shouldNotTakeASourceWhoseJournalCannotBeOpened() throws IOException {
        Files.writeString(root.resolve("shop"), "in the way");
        try (CollectedJournals journals = open()) {
            assertNull(journals.begin(SHOP));
            assertEquals(1, journals.faults());
            assertEquals(FramePlace.NONE, journals.begin(new SourceName("till", "one")));
            take(journals, new SourceName("till", "one"), 1);
        }
        assertEquals(1, errors.size());
    }

    private CollectedJournals open() {
        return new CollectedJournals(root, context -> context, EngineClock.system(), errors::add, told::add);
    }

    private static void take(final CollectedJournals journals, final SourceName source, final long sequence) {
        final UnsafeBuffer frame = Frames.status(sequence);
        assertTrue(journals.take(source, frame, 0, frame.capacity(), false));
    }
}
