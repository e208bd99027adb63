package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import org.agrona.BitUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDamageTest {
    private static final int FRAMES_A_FILE = 500;

    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);
    private final List<Throwable> errors = new ArrayList<>();
    private int frameLength;

    @TempDir
    Path directory;

    @Test
    void shouldHandOverAFrameWhoseBytesWereChangedSoThatItsReaderSeesIt() throws IOException {
        final long[] ends = write();
        overwrite("00000001.cq4", ends[0] / 2, new byte[] {1, 2, 3});
        final FrameCollector read = readAll();
        assertEquals(frames.sequence(), read.verdicts.size());
        assertEquals(
                1,
                read.verdicts.stream()
                        .filter(verdict -> verdict != FrameVerdict.GOOD)
                        .count());
    }

    @Test
    void shouldPassZerosInTheMiddleOfAFile() throws IOException {
        final long[] ends = write();
        overwrite("00000002.cq4", ends[1] / 2, new byte[64 * 1024]);
        final FrameCollector read = new FrameCollector();
        final long lost = readInto(read);
        assertEquals(frames.sequence(), read.last());
        // 64 KiB hold about 64 frames, and the index leads to each 64th.
        assertTrue(lost > 32 && lost <= 192, () -> "lost " + lost);
        assertEquals(frames.sequence(), lost + read.sequences.size());
        assertFalse(errors.isEmpty());
    }

    @Test
    void shouldWaitForTheNextFileWhenTheEndOfTheLastOneIsDamaged() throws IOException {
        final long[] ends = write();
        final int entryLength = BitUtil.align(frameLength, 4) + 4;
        overwrite("00000003.cq4", ends[2] - 11L * entryLength, new byte[] {-1, -1, -1, 63});
        try (ChronicleJournal reading = ChronicleJournal.openForReading(directory, errors::add);
                FrameTailer tailer = reading.openTailer("damage", StartPosition.EARLIEST)) {
            final FrameCollector read = FrameCollector.all(tailer);
            assertEquals(frames.sequence() - 11, read.last());
            assertEquals(1, tailer.lostFrames());
            try (ChronicleJournal writing = settings().open(clock, errors::add)) {
                frames.appendCheckpoint(writing.appender(), 9, clock.epochNanos());
            }
            read.pollAll(tailer);
            assertEquals(frames.sequence(), read.last());
            assertEquals(11, tailer.lostFrames());
            assertEquals(frames.sequence(), read.sequences.size() + tailer.lostFrames());
        }
    }

    @Test
    void shouldAppendToANewFileWhenTheMachineDiedAndTheEndOfTheLastOneIsZeros() throws IOException {
        final long[] ends = write();
        overwrite("00000003.cq4", ends[2] - 20_000, new byte[20_000]);
        try (ChronicleJournal writing = settings().open(clock, errors::add);
                FrameTailer end = writing.openTailer("end", StartPosition.END)) {
            frames.appendStatus(writing.appender());
            assertEquals(4, writing.info().rollFiles().size());
            assertEquals(-1, writing.info().rollFiles().get(2).frames());
            assertEquals(List.of(frames.sequence()), FrameCollector.all(end).sequences);
            final FrameCollector read = new FrameCollector();
            final long lost = readInto(read);
            assertEquals(frames.sequence(), read.last());
            assertTrue(lost >= 20 && lost < 25, () -> "lost " + lost);
            assertEquals(frames.sequence(), lost + read.sequences.size());
        }
    }

    @Test
    void shouldNeverThrowForGarbageInAFileThatIsNotTheLast() throws IOException {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        final long[] ends = write();
        for (int i = 0; i < 10; i++) {
            final byte[] garbage = new byte[1 + random.nextInt(5_000)];
            random.nextBytes(garbage);
            final long from = 100 * 1024;
            overwrite("00000002.cq4", from + (long) (random.nextDouble() * (ends[1] - from)), garbage);
            errors.clear();
            final FrameCollector read = new FrameCollector();
            try {
                readInto(read);
            } catch (final RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + i, e);
            }
            assertEquals(frames.sequence(), read.last(), "seed " + seed + ", round " + i);
        }
    }

    @Test
    void shouldRefuseARollFileThatWasCutOff() throws IOException {
        final long[] ends = write();
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("00000002.cq4").toFile(), "rw")) {
            file.setLength(ends[1] / 2);
        }
        final FrameLogException e =
                assertThrows(FrameLogException.class, () -> ChronicleJournal.openForReading(directory));
        assertTrue(e.getMessage().contains("00000002.cq4 in it is cut off"), e::getMessage);
        assertThrows(
                FrameLogException.class, () -> ChronicleJournal.at(directory).open(clock, errors::add));
    }

    @Test
    void shouldGoOnWhenAProcessDiedWhileItMadeARollFile() throws IOException {
        write();
        Files.createFile(directory.resolve("00000004.cq4"));
        assertEquals(frames.sequence(), readAll().last());
        try (ChronicleJournal journal = ChronicleJournal.at(directory).open(clock, errors::add)) {
            assertEquals(AppendResult.APPENDED, frames.appendStatus(journal.appender()));
            assertEquals(frames.sequence(), readAll().last());
        }
        assertEquals(List.of(), errors);
    }

    @Test
    void shouldPassAnEntryThatIsTooLongToBeAFrame() {
        try (ChronicleJournal journal = ChronicleJournal.at(directory).open(clock, errors::add)) {
            frames.appendStatus(journal.appender());
        }
        try (SingleChronicleQueue queue = ChronicleQueues.forAppending(directory, new RollClock());
                ExcerptAppender appender = queue.createAppender()) {
            appender.writeBytes(Bytes.wrapForRead(new byte[100_000]));
        }
        try (ChronicleJournal journal = ChronicleJournal.at(directory).open(clock, errors::add)) {
            frames.appendStatus(journal.appender());
        }
        final FrameCollector read = new FrameCollector();
        assertEquals(1, readInto(read));
        assertEquals(List.of(1L, 2L), read.sequences);
    }

    /** Three full roll files; the ends of what is used in them. */
    private long[] write() {
        try (ChronicleJournal journal = settings().open(clock, errors::add)) {
            for (int file = 0; file < 3; file++) {
                frames.appendCheckpoint(journal.appender(), file, clock.epochNanos());
                for (int i = 0; i < FRAMES_A_FILE; i++) {
                    frameLength = frames.filler(1_000);
                    journal.appender().append(frames.buffer(), 0, frameLength);
                }
            }
            return journal.info().rollFiles().stream()
                    .mapToLong(JournalInfo.RollFile::usedBytes)
                    .toArray();
        }
    }

    private JournalContext settings() {
        return ChronicleJournal.at(directory).rollBytes(64 * 1024);
    }

    private void overwrite(final String name, final long at, final byte[] bytes) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve(name).toFile(), "rw")) {
            file.seek(at);
            file.write(bytes);
        }
    }

    private FrameCollector readAll() {
        final FrameCollector read = new FrameCollector();
        assertEquals(0, readInto(read));
        return read;
    }

    private long readInto(final FrameCollector read) {
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory, errors::add);
                FrameTailer tailer = journal.openTailer("damage", StartPosition.EARLIEST)) {
            read.pollAll(tailer);
            return tailer.lostFrames();
        }
    }
}
