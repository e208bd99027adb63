package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;

/**
 * The frame log on disk: a Chronicle Queue in a folder. One process at a time appends to it; any number of others read it, also
 * while it is written.
 *
 * <pre>
 *   // in the service; the engine opens it
 *   FrameLogFactory factory = ChronicleJournal.at(Path.of("/var/lib/shop/tailrace")).rollBytes(64 &lt;&lt; 20);
 *
 *   // in another process
 *   try (FrameLog journal = ChronicleJournal.openForReading(path)) {
 *       FrameTailer tailer = journal.openTailer("report", StartPosition.EARLIEST);
 *   }
 * </pre>
 *
 * Each entry is a frame as it was appended. What is read was not checked: readers verify each frame. No thread belongs to a
 * journal. Safe for any thread, except that appender and tailers each belong to one at a time.
 */
public final class ChronicleJournal implements FrameLog {
    /** {@link #byteOffset} of what is not there. */
    public static final long NO_BYTE_OFFSET = -1;

    private final JournalFolder folder;
    private final DistinctErrors errors;
    private final JournalCounters counters;
    private final JournalTailers tailers;
    private final JournalAppender appender;
    private final AutoCloseable[] closedLast;
    private boolean closed;

    ChronicleJournal(
            final JournalFolder folder,
            final DistinctErrors errors,
            final JournalCounters counters,
            final JournalTailers tailers,
            final JournalAppender appender,
            final AutoCloseable... closedLast) {
        this.folder = folder;
        this.errors = errors;
        this.counters = counters;
        this.tailers = tailers;
        this.appender = appender;
        this.closedLast = closedLast;
    }

    /**
     * Begins to configure a journal that appends.
     *
     * @param directory its folder, made if missing.
     * @return the defaults; to be changed, then given to the engine or opened.
     */
    public static JournalContext at(final Path directory) {
        return new JournalContext(directory);
    }

    /**
     * Opens a journal for reading, also while another process appends to it. Writes nothing into the folder. What is damaged is
     * passed over, counted as lost and logged through {@link System.Logger}.
     *
     * @param directory its folder.
     * @return a log without an appender.
     * @throws FrameLogException if it is no journal, holds nothing yet, or was written by a newer Tailrace.
     */
    public static ChronicleJournal openForReading(final Path directory) {
        final System.Logger logger = System.getLogger(ChronicleJournal.class.getPackageName());
        return openForReading(directory, error -> logger.log(Level.WARNING, error.getMessage(), error.getCause()));
    }

    /**
     * Opens a journal for reading, as {@link #openForReading(Path)} does.
     *
     * @param directory its folder.
     * @param errorHandler takes what could not be read, each distinct cause once, on the reader's thread.
     * @return a log without an appender.
     * @throws FrameLogException if it is no journal, holds nothing yet, or was written by a newer Tailrace.
     */
    public static ChronicleJournal openForReading(final Path directory, final ErrorHandler errorHandler) {
        return JournalOpener.openForReading(directory, JournalFiles.system(), errorHandler);
    }

    /**
     * Whether there is nothing to read at a path, but may be as soon as a service begins to write: nothing is there, or an empty folder, or a
     * journal that was only just begun. For readers that wait instead of being refused.
     *
     * @param directory folder of a journal.
     * @return false if {@link #openForReading(Path)} finds a journal, or something else.
     */
    public static boolean isAwaited(final Path directory) {
        return new JournalFolder(directory.toAbsolutePath().normalize(), JournalFiles.system()).isAwaited();
    }

    @Override
    public FrameAppender appender() {
        if (appender == null) {
            throw folder.refusal("opened for reading; nothing can be appended");
        }
        return appender;
    }

    @Override
    public FrameTailer openTailer(final String name, final StartPosition start) {
        return tailers.open(name, start);
    }

    @Override
    public FrameTailer openTailerBefore(final String name, final int epoch) {
        return tailers.openBefore(name, epoch);
    }

    /**
     * Opens a reader that goes on right behind a frame that it took before, for readers that keep a bookmark with their output ({@link
     * BookmarkedFile}) instead of in the journal. It never begins again from the start in silence:
     *
     * <ul>
     *   <li>the frame is there: the next frame is the one behind it, and nothing is lost;
     *   <li>it was deleted with its roll file, or is damaged: the next frame is the nearest that is left behind it. What is missing in between
     *       is counted by {@link FrameTailer#lostFrames}, within an epoch exactly, else as one, and told the error handler;
     *   <li>the journal ends before it, or another frame is in its place: refused.
     * </ul>
     *
     * @param name of the reader, for messages; as in {@link #openTailer}.
     * @param bookmark of the frame; null for a reader that took none, which begins with the oldest one.
     * @return a tailer to be closed by the caller. Its acknowledgements are not kept.
     * @throws BookmarkLostException if the journal ends before the frame, or another one is in its place.
     * @throws FrameLogException if the journal cannot be read.
     */
    public FrameTailer openTailerBehind(final String name, final JournalBookmark bookmark) {
        return bookmark == null
                ? tailers.open(name, StartPosition.EARLIEST)
                : tailers.openBehind(name, bookmark, false);
    }

    /**
     * As {@link #openTailerBehind}, but a bookmark's roll file is read from its beginning, with the checkpoint that stands there: for those who
     * need to know what the frames behind the bookmark are about.
     *
     * @param name of the reader, for messages.
     * @param bookmark of the frame; null for a reader that took none, which begins with the oldest one.
     * @return a tailer to be closed by the caller. Its acknowledgements are not kept.
     * @throws FrameLogException as there.
     */
    public FrameTailer openTailerAround(final String name, final JournalBookmark bookmark) {
        return bookmark == null ? tailers.open(name, StartPosition.EARLIEST) : tailers.openBehind(name, bookmark, true);
    }

    FrameTailer openTailerNear(final String name, final JournalBookmark bookmark) {
        return tailers.openNear(name, bookmark);
    }

    /**
     * Has retention keep what a reader still needs that keeps its position elsewhere ({@link #openTailerBehind}, {@link BookmarkedReader}). Also
     * for a journal that was opened for reading: it writes one number into the folder then.
     *
     * @param name of the reader; as in {@link #openTailer}.
     * @return where it was left by that name, or everything.
     * @throws FrameLogException if the folder cannot be written, or holds as much for others as it can.
     */
    public JournalHold openHold(final String name) {
        return tailers.openHold(name);
    }

    /**
     * Forgets a named reader that will not come back: until then retention keeps what it did not acknowledge.
     *
     * @param name that it was opened with at {@link StartPosition#ACKNOWLEDGED}; unknown ones are ignored.
     * @throws FrameLogException if the reader is open, or the journal was opened for reading.
     */
    public void forgetReader(final String name) {
        tailers.forgetReader(name);
    }

    /**
     * Where a frame's bytes begin in its roll file. Opens the file for a moment.
     *
     * @param position of the frame, as a tailer of this journal told it.
     * @return in bytes from the file's beginning; {@link #NO_BYTE_OFFSET} if no frame is there.
     */
    public long byteOffset(final long position) {
        if (position < JournalPosition.firstOf(RollNumbers.FIRST)) {
            return NO_BYTE_OFFSET;
        }
        // What cannot be read on the way was told to the readers, or will be.
        try (FrameReader reader = new FrameReader(folder, new DistinctErrors(error -> {}))) {
            final boolean isThere =
                    reader.to(position) && reader.next() != FrameReader.NOTHING && reader.position() == position;
            return isThere ? reader.byteOffset() : NO_BYTE_OFFSET;
        }
    }

    /**
     * What was counted since this journal was opened; all 0 if it was opened for reading.
     *
     * @param counter which.
     * @return its value.
     */
    public long counter(final JournalCounter counter) {
        return counters.get(counter);
    }

    /**
     * What lies in the folder now. Opens each roll file for a moment.
     *
     * @return roll files and named readers.
     * @throws FrameLogException if the journal was closed or the folder cannot be read.
     */
    public synchronized JournalInfo info() {
        if (closed) {
            throw folder.refusal("it was closed; nothing can be told of it");
        }
        return JournalInfo.of(folder, new RollFileFacts(folder, errors), tailers.readers());
    }

    @Override
    public void close() {
        try {
            // Waits for a poll or an append that is under way, so without this monitor: it may ask for info.
            CloseHelper.closeAll(tailers, appender);
        } finally {
            synchronized (this) {
                if (!closed) {
                    closed = true;
                    CloseHelper.quietCloseAll(closedLast);
                }
            }
        }
    }
}
