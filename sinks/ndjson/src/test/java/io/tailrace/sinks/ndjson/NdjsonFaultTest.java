package io.tailrace.sinks.ndjson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NdjsonFaultTest {
    private final FullDisk disk = new FullDisk();
    private final NdjsonFile file = new NdjsonFile(Path.of("/full/lines.ndjson"), disk, 0);

    @Test
    void shouldGoOnWhereAFailedFlushEnded() {
        file.append("one");
        file.append("two");
        disk.roomBytes = 5;
        final UncheckedIOException e = assertThrows(UncheckedIOException.class, file::flush);
        assertEquals("File /full/lines.ndjson cannot be written: No space left on device", e.getMessage());
        assertThrows(UncheckedIOException.class, file::flush);
        assertEquals("one\nt", disk.text());
        assertEquals(5, file.bytes());
        file.append("three");
        disk.roomBytes = 1_000;
        file.flush();
        assertEquals("one\ntwo\nthree\n", disk.text());
        assertEquals(14, file.bytes());
    }

    @Test
    void shouldNotTakeALineThatFindsNoRoom() {
        final String half = "x".repeat(NdjsonFile.BUFFER_BYTES / 2);
        file.append(half);
        assertThrows(UncheckedIOException.class, () -> file.append(half));
        assertEquals(1, file.lines());
        disk.roomBytes = Integer.MAX_VALUE;
        file.append("y");
        file.flush();
        assertEquals(half + "\ny\n", disk.text());
    }

    @Test
    void shouldCloseTheFileAlsoWhenTheLastLinesCannotBeWritten() {
        file.append("one");
        assertThrows(UncheckedIOException.class, file::close);
        assertFalse(disk.isOpen());
        file.close();
        assertTrue(disk.text().isEmpty());
    }

    /** Takes so many bytes and no more. */
    private static final class FullDisk implements WritableByteChannel {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private int roomBytes;
        private boolean open = true;

        String text() {
            return taken.toString(UTF_8);
        }

        @Override
        public int write(final ByteBuffer source) throws IOException {
            if (roomBytes == 0) {
                throw new IOException("No space left on device");
            }
            final int count = Math.min(roomBytes, source.remaining());
            for (int i = 0; i < count; i++) {
                taken.write(source.get());
            }
            roomBytes -= count;
            return count;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
