package io.tailrace.cli.journal;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.Progress;
import io.tailrace.engine.log.FrameHandler;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.JournalGapBridge;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.reader.audit.FrameAudit;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A journal that is read from its oldest frame on. What cannot be read is told on standard error and passed over. One thread. */
public final class JournalScan implements AutoCloseable {
    private static final int FRAMES_A_POLL = 1_024;
    private static final String READER = "scan";

    private final Console console;
    private final JournalWarnings warnings;
    private final ChronicleJournal journal;
    private FrameTailer tailer;

    private JournalScan(
            final Console console,
            final JournalWarnings warnings,
            final ChronicleJournal journal,
            final FrameTailer tailer) {
        this.console = console;
        this.warnings = warnings;
        this.journal = journal;
        this.tailer = tailer;
    }

    /**
     * Opens a journal.
     *
     * @param directory its folder.
     * @param console is told what cannot be read, and how far a long read is.
     * @return to be closed by the caller.
     * @throws io.tailrace.engine.log.FrameLogException if it is no journal that this build can read.
     */
    public static JournalScan open(final Path directory, final Console console) {
        final JournalWarnings warnings = new JournalWarnings(console);
        final ChronicleJournal journal = ChronicleJournal.openForReading(directory, warnings);
        try {
            return new JournalScan(console, warnings, journal, journal.openTailer(READER, StartPosition.EARLIEST));
        } catch (final RuntimeException | Error fault) {
            journal.close();
            throw fault;
        }
    }

    /**
     * Reads a journal again from its first frame on, and audits it.
     *
     * @param directory its folder.
     * @param listener is told everything, too.
     * @param console is told what cannot be read, and how far a long read is.
     * @return what the audit found.
     */
    public static AuditReport readAgain(final Path directory, final FrameListener listener, final Console console) {
        final FrameAudit audit = new FrameAudit();
        try (JournalScan scan = open(directory, console)) {
            scan.readAll(
                    new FrameReader(new Listeners(audit, new JournalGapBridge(listener), listener)),
                    "reading the journal again");
            audit.onLostFrames(scan.lostFrames());
        }
        return audit.report();
    }

    /**
     * Reads on to the end, and tells how far it is if that takes long.
     *
     * @param frames takes them.
     * @param what is done, for the line that tells it.
     */
    public void readAll(final FrameHandler frames, final String what) {
        readUntil(() -> false, frames, what);
    }

    /**
     * Reads on to the end or until it is to end before, and tells how far it is if that takes long.
     *
     * @param isEnough is asked now and then.
     * @param frames takes them.
     * @param what is done, for the line that tells it.
     */
    public void readUntil(final BooleanSupplier isEnough, final FrameHandler frames, final String what) {
        try (Progress progress =
                new Progress(console, what, () -> journal.info().frames())) {
            long total = 0;
            int polled = readSome(frames);
            while (polled > 0 && !isEnough.getAsBoolean()) {
                total += polled;
                progress.at(total);
                polled = readSome(frames);
            }
        }
    }

    /** Begins again with the oldest frame. */
    public void rewind() {
        tailer.close();
        tailer = journal.openTailer(READER, StartPosition.EARLIEST);
    }

    /**
     * Reads some frames on.
     *
     * @param frames takes them.
     * @return how many there were; 0 at the end.
     */
    public int readSome(final FrameHandler frames) {
        return tailer.poll(frames, FRAMES_A_POLL);
    }

    /**
     * Frames that were lost so far.
     *
     * @return as the tailer knows it.
     */
    public long lostFrames() {
        return tailer.lostFrames();
    }

    /**
     * What could not be read so far, with its place.
     *
     * @return one line each, as it was told on standard error.
     */
    List<String> unreadable() {
        return warnings.lines();
    }

    /**
     * Where frames lie.
     *
     * @return looks into the folder as it is when it is asked; until this is closed.
     */
    public JournalPlaces places() {
        return new JournalPlaces(journal);
    }

    @Override
    public void close() {
        tailer.close();
        journal.close();
    }
}
