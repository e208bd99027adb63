package io.tailrace.sinks.aeron.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.aeron.FramePlace;
import io.tailrace.sinks.aeron.SourceName;
import io.tailrace.sinks.journal.JournalContext;
import io.tailrace.sinks.journal.JournalFiles;
import io.tailrace.testsupport.Frames;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
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

    @Test
    void shouldMakeNoFolderForWhoOnlySaysItsName() {
        try (CollectedJournals journals = open()) {
            for (int i = 0; i < 10; i++) {
                final SourceName source = new SourceName("s", "i" + i);
                assertEquals(FramePlace.NONE, journals.begin(source));
                journals.end(source);
            }
            assertEquals(List.of(), CollectedJournals.existing(root));
        }
    }

    @Test
    void shouldBoundHowManyJournalsThereAreAlsoOfEnginesThatAreGone() {
        final SourceName other = new SourceName("shop", "two");
        try (CollectedJournals journals = open(context -> context, 1)) {
            journals.begin(SHOP);
            take(journals, SHOP, 1);
            journals.end(SHOP);
            assertEquals(FramePlace.NONE, journals.begin(other));
            final UnsafeBuffer frame = Frames.status(1);
            assertFalse(journals.take(other, frame, 0, frame.capacity(), false));
            assertEquals(List.of(root.resolve("shop/one")), CollectedJournals.existing(root));
            assertEquals(1, journals.faults());
            assertEquals(new FramePlace(1, 1), journals.begin(SHOP));
            take(journals, SHOP, 2);
        }
    }

    @Test
    void shouldCountOnceThatAJournalCannotBeWrittenHoweverLongThatLasts() {
        final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
        final SettableClock clock = new SettableClock();
        try (CollectedJournals journals =
                new CollectedJournals(root, context -> context.files(disk(room)), clock, errors::add, told::add)) {
            journals.begin(SHOP);
            take(journals, SHOP, 1);
            for (int outage = 1; outage <= 2; outage++) {
                room.set(1);
                for (int i = 0; i < 5; i++) {
                    clock.advanceMs(2_000);
                    final UnsafeBuffer frame = Frames.status(1 + outage);
                    assertFalse(journals.take(SHOP, frame, 0, frame.capacity(), false));
                }
                assertEquals(outage, journals.faults());
                assertEquals(
                        outage,
                        errors.stream()
                                .filter(error -> error.getMessage().contains("cannot be written now"))
                                .count());
                room.set(Long.MAX_VALUE);
                clock.advanceMs(2_000);
                take(journals, SHOP, 1 + outage);
            }
        }
    }

    /** A disk that says how much room it has. */
    private static JournalFiles disk(final AtomicLong room) {
        return (JournalFiles) Proxy.newProxyInstance(
                JournalFiles.class.getClassLoader(),
                new Class<?>[] {JournalFiles.class},
                (proxy, method, arguments) -> method.getName().equals("usableBytes")
                        ? room.get()
                        : method.invoke(JournalFiles.system(), arguments));
    }

    private CollectedJournals open(final UnaryOperator<JournalContext> settings, final int mostJournals) {
        return new CollectedJournals(root, settings, EngineClock.system(), errors::add, told::add, mostJournals);
    }

    private CollectedJournals open() {
        return new CollectedJournals(root, context -> context, EngineClock.system(), errors::add, told::add);
    }

    private static void take(final CollectedJournals journals, final SourceName source, final long sequence) {
        final UnsafeBuffer frame = Frames.status(sequence);
        assertTrue(journals.take(source, frame, 0, frame.capacity(), false));
    }
}
