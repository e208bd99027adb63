package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A journal that is read by another log than the one that writes it, as by another process. */
class JournalFollowTest {
    private static final long ROLL_BYTES = 40L << 20;

    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);

    @TempDir
    Path directory;

    @Test
    void shouldFollowAWriterAcrossBlocksAndRollFiles() {
        try (ChronicleJournal writing = open()) {
            frames.appendStatus(writing.appender());
            try (ChronicleJournal reading = ChronicleJournal.openForReading(directory);
                    FrameTailer tailer = reading.openTailer("follow", StartPosition.EARLIEST)) {
                final FrameCollector read = new FrameCollector();
                // More than two blocks a file, with a look after each few frames.
                for (int i = 0; i < 3; i++) {
                    frames.appendCheckpoint(writing.appender(), i, clock.epochNanos());
                    for (int frame = 0; frame < 800; frame++) {
                        frames.appendFiller(writing.appender(), 60_000);
                        if (frame % 50 == 0) {
                            read.pollAll(tailer);
                            assertEquals(frames.sequence(), read.last());
                        }
                    }
                }
                read.pollAll(tailer);
                assertEquals(frames.sequence(), read.sequences.size());
                assertEquals(Set.of(FrameVerdict.GOOD), Set.copyOf(read.verdicts));
                assertEquals(0, tailer.lostFrames());
                assertEquals(3, reading.info().rollFiles().size());
                assertEquals(frames.sequence(), reading.info().frames());
            }
        }
    }

    @Test
    void shouldSeeWhatWasAppendedBeforeAWriterClosedAndWhatTheNextOneAppends() {
        open().close();
        try (ChronicleJournal reading = ChronicleJournal.openForReading(directory);
                FrameTailer tailer = reading.openTailer("follow", StartPosition.EARLIEST)) {
            final FrameCollector read = new FrameCollector();
            for (int writer = 1; writer <= 3; writer++) {
                try (ChronicleJournal writing = open()) {
                    frames.appendCheckpoint(writing.appender(), writer, clock.epochNanos());
                }
                read.pollAll(tailer);
                assertEquals(2 * writer, read.sequences.size());
            }
        }
    }

    /** The next writer makes that file anew, so nobody may go on to hold the old one. */
    @ParameterizedTest
    @EnumSource(
            value = StartPosition.class,
            names = {"EARLIEST", "LAST_CHECKPOINT", "END"})
    void shouldSeeWhatTheNextWriterAppendsWhereOneDiedBeforeItHadBegunAFile(final StartPosition start)
            throws IOException {
        for (int rollNumber = RollNumbers.FIRST; rollNumber < RollNumbers.FIRST + 2; rollNumber++) {
            try (ChronicleJournal writing = open()) {
                for (int i = RollNumbers.FIRST; i < rollNumber; i++) {
                    frames.appendCheckpoint(writing.appender(), i, clock.epochNanos());
                }
            }
            final long before = frames.sequence();
            Files.write(directory.resolve(JournalPosition.fileNameOf(rollNumber)), new byte[1 << 16]);
            try (ChronicleJournal reading = ChronicleJournal.openForReading(directory);
                    FrameTailer tailer = reading.openTailer("follow", start)) {
                final FrameCollector read = new FrameCollector();
                read.pollAll(tailer);
                final int old = read.sequences.size();
                assertEquals(before > 0 && start != StartPosition.END, old > 0);
                try (ChronicleJournal writing = open()) {
                    frames.appendCheckpoint(writing.appender(), rollNumber, clock.epochNanos());
                    read.pollAll(tailer);
                }
                assertEquals(frames.sequence() - before, read.sequences.size() - old);
                assertEquals(0, tailer.lostFrames());
            }
        }
    }

    @Test
    void shouldWriteNothingIntoTheFolder() throws Exception {
        try (ChronicleJournal writing = open()) {
            for (int i = 0; i < 1_000; i++) {
                frames.appendStatus(writing.appender());
            }
        }
        final Map<String, String> before = contents();
        try (ChronicleJournal reading = ChronicleJournal.openForReading(directory)) {
            for (final StartPosition start :
                    new StartPosition[] {StartPosition.EARLIEST, StartPosition.LAST_CHECKPOINT, StartPosition.END}) {
                try (FrameTailer tailer = reading.openTailer("reading", start)) {
                    FrameCollector.all(tailer);
                    tailer.acknowledge();
                }
            }
            assertEquals(1_000, reading.info().frames());
        }
        assertEquals(before, contents());
    }

    @Test
    void shouldReadAFolderWhoseOldFilesSomebodyDeletedByHand() throws IOException {
        try (ChronicleJournal writing =
                ChronicleJournal.at(directory).rollBytes(64 * 1024).open(clock, error -> {})) {
            for (int i = 0; i < 4; i++) {
                frames.appendCheckpoint(writing.appender(), i, clock.epochNanos());
                frames.appendFiller(writing.appender(), 60_000);
                frames.appendFiller(writing.appender(), 60_000);
            }
        }
        Files.delete(directory.resolve("00000001.cq4"));
        Files.delete(directory.resolve("00000003.cq4"));
        try (ChronicleJournal reading = ChronicleJournal.openForReading(directory);
                FrameTailer tailer = reading.openTailer("rest", StartPosition.EARLIEST)) {
            final FrameCollector read = FrameCollector.all(tailer);
            assertEquals(5, read.first());
            assertEquals(16, read.last());
            assertEquals(8, read.sequences.size());
            assertEquals(4, tailer.lostFrames());
            assertTrue(reading.info().rollFiles().size() == 2);
        }
    }

    private Map<String, String> contents() throws IOException {
        final Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (final Path file : files.toList()) {
                final FileTime modified = Files.getLastModifiedTime(file);
                contents.put(file.toString(), modified + " " + Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private ChronicleJournal open() {
        return ChronicleJournal.at(directory).rollBytes(ROLL_BYTES).open(clock, error -> {
            throw new AssertionError(error);
        });
    }
}
