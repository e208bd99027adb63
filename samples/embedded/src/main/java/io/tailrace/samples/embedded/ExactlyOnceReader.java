package io.tailrace.samples.embedded;

import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.sinks.journal.BookmarkedFile;
import io.tailrace.sinks.journal.BookmarkedReader;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Follows a journal of another process and writes a line for each snapshot, exactly once, however often it is killed and started again. */
public final class ExactlyOnceReader {
    private static final int FRAMES_A_BATCH = 256;
    private static final long IDLE_NS = TimeUnit.MILLISECONDS.toNanos(50);

    private ExactlyOnceReader() {}

    /**
     * Runs until it is killed.
     *
     * @param args folder of the journal, and file that the lines go to.
     */
    public static void main(final String[] args) {
        // tag::once[]
        try (ChronicleJournal journal = ChronicleJournal.openForReading(Path.of(args[0]));
                BookmarkedFile file = BookmarkedFile.open(Path.of(args[1]));
                BookmarkedReader reader =
                        BookmarkedReader.open(journal, "exactly-once", file.bookmark(), new Lines(file))) {
            long lost = 0;
            while (!Thread.currentThread().isInterrupted()) {
                final int frames = reader.poll(FRAMES_A_BATCH); // calls the listener, which adds lines to the batch
                if (frames > 0) {
                    file.commit(reader.bookmark()); // the lines, and how far they go: both or neither
                } else {
                    LockSupport.parkNanos(IDLE_NS);
                }
                if (reader.lostFrames() > lost) {
                    lost = reader.lostFrames(); // retention or damage was faster than this reader
                    System.err.println(lost + " frames of the journal are gone");
                }
            }
        }
        // end::once[]
    }

    private record Lines(BookmarkedFile file) implements FrameListener {
        @Override
        public void onSnapshot(final Snapshot snapshot, final long position) {
            file.add("{\"epoch\":" + snapshot.epoch().epoch() + ",\"snapshot\":" + snapshot.snapshotId()
                    + ",\"samples\":" + snapshot.samples() + "}");
        }
    }
}
