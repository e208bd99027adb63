package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameTailer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A process that reads a journal into a {@link BookmarkedFile}, a line a frame, in small batches, and halts at one of its steps, in the middle
 * of a write for example.
 */
final class DyingReader {
    /** Steps of a batch, in each of which it can die. */
    static final int STEPS_A_BATCH = 6;

    private static final int FRAMES_A_BATCH = 5;

    private final int haltAt;
    private int steps;

    private DyingReader(final int haltAt) {
        this.haltAt = haltAt;
    }

    public static void main(final String[] args) throws IOException {
        new DyingReader(Integer.parseInt(args[2])).read(Path.of(args[0]), Path.of(args[1]));
    }

    private void read(final Path directory, final Path output) throws IOException {
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory);
                BookmarkedFile file = BookmarkedFile.open(output, new HaltingIo(BookmarkedFileIo.open(output)));
                FrameTailer tailer = journal.openTailerBehind("dying", file.bookmark())) {
            final JournalBookmark[] last = {null};
            int polled = 1;
            while (polled > 0) {
                polled = tailer.poll(
                        (buffer, offset, length, position) -> {
                            last[0] = JournalBookmark.of(buffer, offset, length, position);
                            file.add(last[0].epoch() + ":" + last[0].sequence());
                        },
                        FRAMES_A_BATCH);
                if (polled > 0) {
                    step();
                    file.commit(last[0]);
                    step();
                }
            }
        }
    }

    private void step() {
        steps++;
        if (steps == haltAt) {
            Runtime.getRuntime().halt(9);
        }
    }

    /** Writes in four pieces, and may die behind each. */
    private final class HaltingIo implements BookmarkedFileIo {
        private final BookmarkedFileIo real;

        HaltingIo(final BookmarkedFileIo real) {
            this.real = real;
        }

        @Override
        public void write(final ByteBuffer bytes, final long at) throws IOException {
            final int begin = bytes.position();
            final int piece = Math.max(1, bytes.remaining() / 4);
            while (bytes.hasRemaining()) {
                final ByteBuffer some = bytes.slice().limit(Math.min(piece, bytes.remaining()));
                final int length = some.remaining();
                real.write(some, at + bytes.position() - begin);
                bytes.position(bytes.position() + length);
                step();
            }
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
