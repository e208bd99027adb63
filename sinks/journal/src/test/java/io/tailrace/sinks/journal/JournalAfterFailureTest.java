package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system that fails for a moment under an appender. */
class JournalAfterFailureTest {
    private static final int LARGE_BYTES = 60_000;

    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);
    private final List<Throwable> errors = new ArrayList<>();
    private final List<String> forced = new ArrayList<>();
    private boolean opensFail;
    private boolean readsFail;
    private boolean fillsFail;
    private boolean forcesFail;

    @TempDir
    Path directory;

    @Test
    void shouldNotOverwriteARollFileThatCannotBeOpenedForAMoment() {
        writeSome();
        try (ChronicleJournal journal = open()) {
            opensFail = true;
            refuseThenTake(journal.appender(), () -> opensFail = false);
        }
        readAll();
    }

    @Test
    void shouldNotOverwriteARollFileThatCannotBeReadForAMoment() {
        writeSome();
        try (ChronicleJournal journal = open()) {
            readsFail = true;
            refuseThenTake(journal.appender(), () -> readsFail = false);
        }
        readAll();
    }

    @Test
    void shouldAskForACheckpointAtOnceInAFileThatAFailureLedTo() throws IOException {
        try (ChronicleJournal journal = open()) {
            frames.appendCheckpoint(journal.appender(), 1, clock.epochNanos());
            assertFalse(journal.appender().isCheckpointDue());
            goOnInANewFile(journal.appender());
            assertTrue(journal.appender().isCheckpointDue());
            frames.appendCheckpoint(journal.appender(), 2, clock.epochNanos());
            assertFalse(journal.appender().isCheckpointDue());
        }
        readAll();
    }

    @Test
    void shouldForceTheFileThatFailedAndTheNewOnesName() throws IOException {
        try (ChronicleJournal journal = open()) {
            frames.appendStatus(journal.appender());
            assertTrue(journal.appender().sync());
            frames.appendStatus(journal.appender());
            forced.clear();
            goOnInANewFile(journal.appender());
            assertEquals(List.of(), forced);
            assertTrue(journal.appender().sync());
            assertEquals(List.of("00000001.cq4", "00000002.cq4", "."), forced);
        }
    }

    @Test
    void shouldSayThatASyncWasNotDoneAndDoItWithTheNextOne() throws IOException {
        try (ChronicleJournal journal = open()) {
            final FrameAppender appender = journal.appender();
            frames.appendStatus(appender);
            forcesFail = true;
            assertFalse(appender.sync());
            assertTrue(
                    errors.get(0).getMessage().contains("may not survive the death of the machine"), errors::toString);
            goOnInANewFile(appender);
            assertFalse(appender.sync());
            forcesFail = false;
            assertTrue(appender.sync());
            assertEquals(List.of("00000001.cq4", "00000002.cq4", "."), forced);
        }
    }

    @Test
    void shouldForceWhatWasAppendedBeforeAFailureWhileNothingCanBeAppended() {
        try (ChronicleJournal journal = open()) {
            final FrameAppender appender = journal.appender();
            frames.appendStatus(appender);
            refuse(appender);
            assertTrue(appender.sync());
            assertEquals(List.of("00000001.cq4", "."), forced);
        }
    }

    private void writeSome() {
        try (ChronicleJournal journal = open()) {
            frames.appendCheckpoint(journal.appender(), 1, clock.epochNanos());
            for (int i = 0; i < 20; i++) {
                frames.appendFiller(journal.appender(), 1_000);
            }
        }
    }

    private void refuseThenTake(final FrameAppender appender, final Runnable mend) {
        final int length = frames.status(0);
        assertEquals(AppendResult.UNAVAILABLE, appender.append(frames.buffer(), 0, length));
        assertEquals(AppendResult.UNAVAILABLE, appender.append(frames.buffer(), 0, length));
        mend.run();
        assertEquals(AppendResult.APPENDED, appender.append(frames.buffer(), 0, length));
    }

    /** A frame for which room would have to be made. */
    private int refuse(final FrameAppender appender) {
        fillsFail = true;
        AppendResult result;
        int length;
        do {
            length = frames.filler(LARGE_BYTES);
            result = appender.append(frames.buffer(), 0, length);
        } while (result == AppendResult.APPENDED);
        assertEquals(AppendResult.UNAVAILABLE, result);
        fillsFail = false;
        return length;
    }

    private void goOnInANewFile(final FrameAppender appender) throws IOException {
        final int length = refuse(appender);
        // No writer leaves a file of such a length, so none goes on in it.
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("00000001.cq4").toFile(), "rw")) {
            file.setLength(file.length() + 1);
        }
        assertEquals(AppendResult.APPENDED, appender.append(frames.buffer(), 0, length));
    }

    private void readAll() {
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory);
                FrameTailer tailer = journal.openTailer("all", StartPosition.EARLIEST)) {
            assertEquals(
                    LongStream.rangeClosed(1, frames.sequence()).boxed().toList(),
                    FrameCollector.all(tailer).sequences);
        }
    }

    private ChronicleJournal open() {
        return ChronicleJournal.at(directory)
                .syncPolicy(SyncPolicy.ON_FLUSH)
                .files(new FailingFiles())
                .open(clock, errors::add);
    }

    private final class FailingFiles extends JournalFilesDecorator {
        FailingFiles() {
            super(JournalFiles.system());
        }

        @Override
        public OpenFile open(final Path file) throws IOException {
            failIf(opensFail);
            final OpenFile opened = super.open(file);
            return new OpenFile() {
                @Override
                public int read(final long at, final byte[] target, final int offset, final int lengthInBytes)
                        throws IOException {
                    failIf(readsFail);
                    return opened.read(at, target, offset, lengthInBytes);
                }

                @Override
                public long lengthInBytes() throws IOException {
                    return opened.lengthInBytes();
                }

                @Override
                public void close() {
                    opened.close();
                }
            };
        }

        @Override
        public DiskRoom openRoom(final Path file) throws IOException {
            final DiskRoom room = super.openRoom(file);
            return new DiskRoom() {
                @Override
                public void fill(final long offset, final long lengthInBytes) throws IOException {
                    failIf(fillsFail);
                    room.fill(offset, lengthInBytes);
                }

                @Override
                public void fillHoles(final long lengthInBytes) throws IOException {
                    room.fillHoles(lengthInBytes);
                }

                @Override
                public void close() {
                    room.close();
                }
            };
        }

        @Override
        public void force(final Path file) throws IOException {
            failIf(forcesFail);
            forced.add(file.getFileName().toString());
        }

        @Override
        public void forceDirectory(final Path folder) {
            forced.add(folder.equals(directory) ? "." : folder.toString());
        }

        private void failIf(final boolean isFailing) throws IOException {
            if (isFailing) {
                throw new IOException("Input/output error");
            }
        }
    }
}
