package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameLogException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookmarkedFileTest {
    private static final JournalBookmark FIRST = new JournalBookmark(17, 1, 3, 0xCAFE);
    private static final JournalBookmark SECOND = new JournalBookmark(18, -1, 4, -1);

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void choosePath() {
        path = folder.resolve("out.ndjson");
    }

    @Test
    void shouldSayHowFarTheJournalWasReadForIt() {
        try (BookmarkedFile file = BookmarkedFile.open(path)) {
            assertNull(file.bookmark());
            file.add("a");
            file.add("ä \"b\"");
            file.commit(FIRST);
            file.add("gone: never committed");
        }
        try (BookmarkedFile file = BookmarkedFile.open(path)) {
            assertEquals(FIRST, file.bookmark());
            assertEquals(0, file.cutBytes());
            file.commit(FIRST);
            file.add("c");
            file.commit(SECOND);
            file.sync();
        }
        assertEquals(List.of("a", "ä \"b\"", "c"), lines());
        try (BookmarkedFile file = BookmarkedFile.open(path)) {
            assertEquals(SECOND, file.bookmark());
        }
    }

    @Test
    void shouldHaveABatchOrNothingOfItWhereverItsWriterDied() throws IOException {
        try (BookmarkedFile file = BookmarkedFile.open(path)) {
            file.add("a");
            file.commit(FIRST);
        }
        final byte[] before = Files.readAllBytes(path);
        final long whole = writeSecondBatch(Long.MAX_VALUE);
        final byte[] after = Files.readAllBytes(path);
        for (long bytes = 0; bytes < whole; bytes++) {
            Files.write(path, before);
            final long atDeath = bytes;
            assertThrows(Death.class, () -> writeSecondBatch(atDeath));
            assertEquals(before.length + atDeath, Files.size(path));
            try (BookmarkedFile file = BookmarkedFile.open(path)) {
                assertEquals(FIRST, file.bookmark());
                assertEquals(atDeath, file.cutBytes());
            }
            assertEquals(List.of("a"), lines());
            writeSecondBatch(Long.MAX_VALUE);
            assertEquals(ByteBuffer.wrap(after), ByteBuffer.wrap(Files.readAllBytes(path)));
        }
    }

    @Test
    void shouldBeginAnewWhenItDiedAtItsVeryBeginning() throws IOException {
        BookmarkedFile.open(path).close();
        final byte[] begin = Files.readAllBytes(path);
        for (int length = 0; length < begin.length; length++) {
            Files.write(path, Arrays.copyOf(begin, length));
            try (BookmarkedFile file = BookmarkedFile.open(path)) {
                assertNull(file.bookmark());
            }
            assertEquals(ByteBuffer.wrap(begin), ByteBuffer.wrap(Files.readAllBytes(path)));
        }
    }

    @Test
    void shouldGoBackToTheBatchBeforeOneThatIsDamaged() throws IOException {
        writeBothBatches();
        final byte[] bytes = Files.readAllBytes(path);
        final int inSecond = new String(bytes, StandardCharsets.UTF_8).indexOf("second");
        bytes[inSecond] ^= 1;
        Files.write(path, bytes);
        try (BookmarkedFile file = BookmarkedFile.open(path)) {
            assertEquals(FIRST, file.bookmark());
            assertTrue(file.cutBytes() > 0);
        }
        assertEquals(List.of("a"), lines());
    }

    @Test
    void shouldKeepABatchThatTheDiskDidNotTake() {
        final LimitedIo io = new LimitedIo(path, Long.MAX_VALUE, new IOException("no space left on device"));
        try (BookmarkedFile file = BookmarkedFile.open(path, io)) {
            file.add("a");
            io.left = 1;
            assertThrows(UncheckedIOException.class, () -> file.commit(FIRST));
            file.add("b");
            io.left = Long.MAX_VALUE;
            file.commit(SECOND);
            assertEquals(SECOND, file.bookmark());
        }
        assertEquals(List.of("a", "b"), lines());
    }

    @Test
    void shouldNotTouchWhatIsNotItsOwn() throws IOException {
        Files.writeString(path, "somebody's notes, no batches\n".repeat(10));
        final String message = assertThrows(FrameLogException.class, () -> BookmarkedFile.open(path))
                .getMessage();
        assertTrue(message.contains("something else"), message);
        assertEquals(10, Files.readAllLines(path).size());
        Files.writeString(path, "x");
        assertThrows(FrameLogException.class, () -> BookmarkedFile.open(path));
        assertEquals("x", Files.readString(path));
    }

    @Test
    void shouldBeWrittenByOneReaderOnly() {
        try (BookmarkedFile file = BookmarkedFile.open(path)) {
            assertThrows(FrameLogException.class, () -> BookmarkedFile.open(path));
            file.commit(FIRST);
        }
        BookmarkedFile.open(path).close();
    }

    @Test
    void shouldRefuseLinesThatWouldBeTakenForSomethingElse() {
        try (BookmarkedFile file = BookmarkedFile.open(path)) {
            assertThrows(IllegalArgumentException.class, () -> file.add("a\nb"));
            assertThrows(IllegalArgumentException.class, () -> file.add("{\"tailrace_bookmark\":1}"));
        }
    }

    @Test
    void shouldWriteBookmarksAsTextAndReadThemBack() {
        assertEquals("18:4294967295:4:ffffffff", SECOND.toString());
        assertEquals(SECOND, JournalBookmark.parse(SECOND.toString()));
        for (final String wrong : List.of("", "1:2:3", "1:2:3:4", "1:99999999999:3:00000000", "x:1:1:00000000")) {
            assertThrows(IllegalArgumentException.class, () -> JournalBookmark.parse(wrong), wrong);
        }
    }

    private void writeBothBatches() {
        try (BookmarkedFile file = BookmarkedFile.open(path)) {
            file.add("a");
            file.commit(FIRST);
        }
        writeSecondBatch(Long.MAX_VALUE);
    }

    /** Says how many bytes it wrote. */
    private long writeSecondBatch(final long diesBehindBytes) {
        final LimitedIo io = new LimitedIo(path, Long.MAX_VALUE, new Death());
        try (BookmarkedFile file = BookmarkedFile.open(path, io)) {
            file.add("second");
            file.add("third");
            io.left = diesBehindBytes;
            file.commit(SECOND);
            return diesBehindBytes - io.left;
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(path).stream()
                    .filter(line -> !line.startsWith(BatchEnd.PREFIX))
                    .toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Takes so many bytes more, and then none. */
    private static final class LimitedIo implements BookmarkedFileIo {
        private final BookmarkedFileIo real;
        private final Throwable end;
        private long left;

        LimitedIo(final Path path, final long left, final Throwable end) {
            real = BookmarkedFileIo.open(path);
            this.left = left;
            this.end = end;
        }

        @Override
        public long sizeInBytes() throws IOException {
            return real.sizeInBytes();
        }

        @Override
        public ByteBuffer read(final long at, final int lengthInBytes) throws IOException {
            return real.read(at, lengthInBytes);
        }

        @Override
        public void write(final ByteBuffer bytes, final long at) throws IOException {
            final int taken = (int) Math.min(left, bytes.remaining());
            final ByteBuffer some = bytes.slice().limit(taken);
            real.write(some, at);
            bytes.position(bytes.position() + taken);
            left -= taken;
            if (left == 0 && bytes.hasRemaining()) {
                if (end instanceof IOException e) {
                    throw e;
                }
                throw (Error) end;
            }
        }

        @Override
        public void truncate(final long sizeInBytes) throws IOException {
            real.truncate(sizeInBytes);
        }

        @Override
        public void sync() throws IOException {
            real.sync();
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }
}
