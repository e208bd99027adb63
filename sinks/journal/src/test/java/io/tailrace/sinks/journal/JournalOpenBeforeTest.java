package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a tailer begins that is to see the epochs before one. */
class JournalOpenBeforeTest {
    private static final int FILES_AN_EPOCH = 2;

    private final SettableClock clock = new SettableClock();

    @TempDir
    Path directory;

    @Test
    void shouldBeginWithTheLastFileOfTheEpochBefore() {
        write(1);
        write(2);
        assertEquals("00000002.cq4#0", firstBefore(2));
    }

    @Test
    void shouldNotBelieveTheEpochOfAFrameThatIsDamaged() throws IOException {
        write(1);
        write(2);
        final String last = "00000004.cq4";
        final long frameAt;
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory)) {
            frameAt = journal.byteOffset(JournalPosition.firstOf(4));
        }
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve(last).toFile(), "rw")) {
            file.seek(frameAt + FrameLayout.EPOCH_OFFSET);
            // Of epoch 2, whose lowest byte comes first.
            assertEquals(2, file.read());
            file.seek(frameAt + FrameLayout.EPOCH_OFFSET);
            file.write(1);
        }
        assertEquals("00000002.cq4#0", firstBefore(2));
    }

    private String firstBefore(final int epoch) {
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory);
                FrameTailer tailer = journal.openTailerBefore("before", epoch)) {
            return JournalPosition.describe(FrameCollector.all(tailer).positions.get(0));
        }
    }

    private void write(final int epoch) {
        final FrameMaker frames = new FrameMaker(epoch);
        try (ChronicleJournal journal = ChronicleJournal.at(directory)
                .rollAgeNs(TimeUnit.HOURS.toNanos(1))
                .open(clock, error -> {})) {
            for (int i = 0; i < FILES_AN_EPOCH; i++) {
                clock.advanceNs(TimeUnit.HOURS.toNanos(2));
                frames.appendCheckpoint(journal.appender(), i, clock.epochNanos());
            }
        }
    }
}
