package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.AppendResult;
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
    void shouldFindTheNextFrameBehindALengthThatIsWrong() throws IOException {
        final long[] ends = write();
        overwrite("00000003.cq4", ends[2] - 11L * entryLength(), new byte[] {-1, -1, -1, 63});
        final FrameCollector read = new FrameCollector();
        assertEquals(1, readInto(read));
        assertEquals(frames.sequence() - 1, read.sequences.size());
        assertEquals(frames.sequence(), read.last());
        final long damaged = ends[2] - 11L * entryLength();
        assertTrue(
                errors.get(0).getMessage().contains("unreadable at 00000003.cq4#491, byte " + damaged),
                errors::toString);
        assertTrue(errors.get(1).getMessage().contains("1 frame is missing before 00000003.cq4#492"), errors::toString);
        assertEquals(2, errors.size());
    }

    @Test
    void shouldGivePositionsBehindDamageThatLeadToTheSameFrames() throws IOException {
        final long[] ends = write();
        overwrite("00000002.cq4", ends[1] / 2, new byte[8 * 1024]);
        final FrameCollector read = new FrameCollector();
        readInto(read);
        for (int i = 0; i < read.positions.size(); i += 37) {
            final long position = read.positions.get(i);
            final long sequence = read.sequences.get(i);
            final JournalFolder folder = new JournalFolder(directory, JournalFiles.system());
            try (FrameReader reader = new FrameReader(folder, new DistinctErrors(errors::add))) {
                assertTrue(reader.to(position), () -> JournalPosition.describe(position));
                assertTrue(reader.next() > 0);
                assertEquals(position, reader.position());
                assertEquals(sequence, FrameStamp.sequence(reader.buffer(), 0));
            }
        }
    }

    @Test
    void shouldWaitForTheNextFileWhenTheEndOfTheLastOneIsDamaged() throws IOException {
        final long[] ends = write();
        overwrite("00000003.cq4", ends[2] - 11L * entryLength(), new byte[11 * entryLength()]);
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
    void shouldReadWhatIsLeftOfARollFileThatWasCutOff() throws IOException {
        final long[] ends = write();
        cut("00000002.cq4", ends[1] / 2);
        final FrameCollector read = new FrameCollector();
        final long lost = readInto(read);
        assertEquals(frames.sequence(), read.last());
        assertTrue(read.sequences.size() > 2.4 * FRAMES_A_FILE, () -> "read " + read.sequences.size());
        assertEquals(frames.sequence(), lost + read.sequences.size());
        assertTrue(
                errors.get(0).getMessage().contains("the file was cut off, it has " + ends[1] / 2 + " bytes"),
                errors::toString);
        assertEquals(2, errors.size());
    }

    @Test
    void shouldAppendToANewFileWhenTheLastOneWasCutOff() throws IOException {
        final long[] ends = write();
        for (final long left : new long[] {ends[2] / 2, ends[2], 10_000, 100, 0}) {
            cut("00000003.cq4", left);
            final long before = frames.sequence();
            try (ChronicleJournal writing = settings().open(clock, errors::add);
                    FrameTailer checkpoint = writing.openTailer("checkpoint", StartPosition.LAST_CHECKPOINT)) {
                frames.appendCheckpoint(writing.appender(), 9, clock.epochNanos());
                assertTrue(FrameCollector.all(checkpoint).first() <= before, () -> "cut to " + left);
            }
            final FrameCollector read = new FrameCollector();
            final long lost = readInto(read);
            assertEquals(before + 2, frames.sequence());
            assertEquals(frames.sequence(), read.last(), () -> "cut to " + left);
            assertEquals(frames.sequence(), lost + read.sequences.size(), () -> "cut to " + left);
        }
    }

    @Test
    void shouldPassAMissingFile() throws IOException {
        write();
        Files.delete(directory.resolve("00000002.cq4"));
        final FrameCollector read = new FrameCollector();
        assertEquals(FRAMES_A_FILE + 2, readInto(read));
        assertEquals(frames.sequence(), read.last());
        assertEquals(1, errors.size());
        assertTrue(
                errors.get(0).getMessage().contains("502 frames are missing before 00000003.cq4#0"), errors::toString);
        try (ChronicleJournal writing = settings().open(clock, errors::add)) {
            frames.appendStatus(writing.appender());
        }
        assertEquals(FRAMES_A_FILE + 2, readInto(read));
        assertEquals(frames.sequence(), read.last());
    }

    @Test
    void shouldPassWhatIsNoRollFile() throws IOException {
        write();
        Files.writeString(directory.resolve("00000004.cq4"), "Dear Sir or Madam");
        Files.createFile(directory.resolve("00000005.cq4"));
        Files.createDirectories(directory.resolve("00000006.cq4/inner"));
        Files.writeString(directory.resolve("notes.cq4"), "not a number");
        Files.writeString(directory.resolve("1.cq4"), "too short a number");
        Files.writeString(directory.resolve("letter.txt"), "Dear Sir or Madam");
        Files.createDirectory(directory.resolve("zzz.cq4"));
        readAllButSaySomething();
        try (ChronicleJournal writing = settings().open(clock, errors::add)) {
            assertTrue(
                    errors.stream().anyMatch(error -> error.getMessage().contains("renamed to notes.cq4.foreign")),
                    errors::toString);
            frames.appendCheckpoint(writing.appender(), 9, clock.epochNanos());
            assertEquals(
                    "00000007.cq4",
                    writing.info()
                            .rollFiles()
                            .get(writing.info().rollFiles().size() - 1)
                            .name());
        }
        readAllButSaySomething();
        assertTrue(Files.exists(directory.resolve("00000004.cq4")));
        assertTrue(Files.exists(directory.resolve("letter.txt")));
        assertEquals("not a number", Files.readString(directory.resolve("notes.cq4.foreign")));
        try (ChronicleJournal writing = settings().open(clock, errors::add)) {
            frames.appendStatus(writing.appender());
        }
        readAllButSaySomething();
    }

    @Test
    void shouldMakeChroniclesTableAnewWhenItIsDamaged() throws IOException {
        write();
        overwrite("metadata.cq4t", 0, new byte[] {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9});
        assertEquals(frames.sequence(), readAll().last());
        try (ChronicleJournal writing = settings().open(clock, errors::add)) {
            frames.appendStatus(writing.appender());
        }
        assertEquals(frames.sequence(), readAll().last());
        Files.delete(directory.resolve("metadata.cq4t"));
        assertEquals(frames.sequence(), readAll().last());
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

    private int entryLength() {
        return BitUtil.align(frameLength, 4) + 4;
    }

    private void readAllButSaySomething() {
        errors.clear();
        final FrameCollector read = new FrameCollector();
        readInto(read);
        assertEquals(frames.sequence(), read.sequences.size());
        assertEquals(frames.sequence(), read.last());
        assertFalse(errors.isEmpty());
    }

    private void cut(final String name, final long bytes) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve(name).toFile(), "rw")) {
            file.setLength(bytes);
        }
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
