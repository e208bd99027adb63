package io.tailrace.systemtests.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/** Takes journals apart, puts them together otherwise, and damages their files. */
public final class JournalFile {
    private static final int POLL_FRAMES = 1_000;
    private static final int SEARCHED_BYTES = 8 << 20;

    private JournalFile() {}

    /** All frames, in their order. */
    public static List<Frame> frames(final Path journal) {
        final List<Frame> frames = new ArrayList<>();
        try (ChronicleJournal log = ChronicleJournal.openForReading(journal);
                FrameTailer tailer = log.openTailer("frames", StartPosition.EARLIEST)) {
            int polled;
            do {
                polled = tailer.poll(
                        (buffer, offset, lengthInBytes, position) -> {
                            final byte[] bytes = new byte[lengthInBytes];
                            buffer.getBytes(offset, bytes);
                            frames.add(new Frame(bytes));
                        },
                        POLL_FRAMES);
            } while (polled > 0);
        }
        return frames;
    }

    /** Makes a journal of nothing but these frames, whatever they say. */
    public static void write(final Path journal, final List<Frame> frames) {
        try (ChronicleJournal log = ChronicleJournal.at(journal).open(EngineClock.system(), JournalFile::fail)) {
            for (final Frame frame : frames) {
                assertEquals(
                        AppendResult.APPENDED,
                        log.appender().append(new UnsafeBuffer(frame.bytes()), 0, frame.bytes().length));
            }
        }
    }

    /** Turns one bit of a frame where it lies in the roll file: the lowest of the byte at that offset. */
    public static void flipBit(final Path journal, final Frame frame, final int offset) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            for (final Path file :
                    files.filter(it -> it.toString().endsWith(".cq4")).toList()) {
                if (flipBitInFile(file, frame, offset)) {
                    return;
                }
            }
        }
        throw new AssertionError("the frame is in no roll file of " + journal);
    }

    private static boolean flipBitInFile(final Path path, final Frame frame, final int offset) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            final byte[] head = new byte[(int) Math.min(file.length(), SEARCHED_BYTES)];
            file.readFully(head);
            final int at = indexOf(head, frame.bytes());
            if (at < 0) {
                return false;
            }
            file.seek(at + offset);
            file.write(head[at + offset] ^ 1);
            return true;
        }
    }

    private static int indexOf(final byte[] bytes, final byte[] wanted) {
        for (int at = 0; at <= bytes.length - wanted.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static void fail(final Throwable fault) {
        throw new AssertionError(fault);
    }
}
