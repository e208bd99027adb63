package io.tailrace.sinks.ndjson;

import io.tailrace.codec.entry.EntryWriter;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.journal.BookmarkedReader;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalBookmark;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;

/**
 * Follows a journal and writes its telemetry entries to a file, a JSON object a line, each once, over any number of restarts ({@link
 * MarkedFile}). When the file cannot be written or the journal not be read it begins again behind its last mark, once a second until it can;
 * {@link #fault} says why, and the log once a cause. One thread; what it tells may be asked by any.
 */
public final class EntriesAgent implements Agent, FrameListener {
    private static final int FRAMES_A_POLL = 256;
    private static final long MARK_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long IDLE_MARK_INTERVAL_NS = TimeUnit.MINUTES.toNanos(1);

    private final ChronicleJournal journal;
    private final Path path;
    private final EngineClock clock;
    private final System.Logger logger;
    private MarkedFile file;
    private BookmarkedReader reader;
    private long nextMarkNs;
    private long markedLines;
    /** Lost frames that lie before the last mark, which no new reader meets. */
    private long markedLost;

    private long lostAtOpen;
    private long nextTryNs;
    private String lastFault;
    private volatile long written;
    private volatile long lost;
    private volatile String fault;

    /**
     * Opens the file. A journal that does not go on behind the file's mark is no error but a {@link #fault}: it lost its end with its machine, or
     * is another one.
     *
     * @param journal that it reads; closed by the caller, behind this.
     * @param path of the file, in a folder that is there.
     * @param clock read once a duty cycle.
     * @throws UncheckedIOException if the file cannot be opened.
     */
    public EntriesAgent(final ChronicleJournal journal, final Path path, final EngineClock clock) {
        this(journal, path, clock, System.getLogger(EntriesAgent.class.getPackageName()));
    }

    EntriesAgent(final ChronicleJournal journal, final Path path, final EngineClock clock, final System.Logger logger) {
        this.journal = journal;
        this.path = path;
        this.clock = clock;
        this.logger = logger;
        final long nowNs = clock.nanoTime();
        nextMarkNs = nowNs + MARK_INTERVAL_NS;
        try {
            open();
        } catch (final FrameLogException e) {
            fail(e, nowNs);
        }
    }

    private void open() {
        final MarkedFile opened = MarkedFile.open(path);
        try {
            final JournalBookmark behind = opened.mark() == null ? null : JournalBookmark.parse(opened.mark());
            reader = BookmarkedReader.open(journal, "telemetry", behind, this);
            file = opened;
            markedLines = 0;
            lostAtOpen = markedLost;
        } catch (final FrameLogException | IllegalArgumentException e) {
            CloseHelper.quietClose(opened);
            throw new FrameLogException(
                    "File " + path + " cannot go on: " + e.getMessage() + " (move it and " + path.getFileName()
                            + ".mark away; the next one begins with what the journal has)",
                    e);
        } catch (final RuntimeException | Error e) {
            CloseHelper.quietClose(opened);
            throw e;
        }
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        if (file == null && nowNs - nextTryNs < 0) {
            return 0;
        }
        try {
            if (file == null) {
                open();
            }
            return write(nowNs);
        } catch (final RuntimeException e) {
            fail(e, nowNs);
            return 0;
        }
    }

    private void fail(final RuntimeException cause, final long nowNs) {
        nextTryNs = nowNs + MARK_INTERVAL_NS;
        release();
        tell(cause);
    }

    private void tell(final RuntimeException cause) {
        fault = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (!fault.equals(lastFault)) {
            lastFault = fault;
            logger.log(Level.WARNING, "telemetry entries are not written: " + fault, cause.getCause());
        }
    }

    private int write(final long nowNs) {
        final int polled = reader.poll(FRAMES_A_POLL);
        if (polled > 0) {
            file.flush();
            written = file.lines();
        }
        countLost();
        // A service that tells nothing has its mark moved seldom.
        if (nowNs - nextMarkNs >= 0 && (file.lines() > markedLines || nowNs - nextMarkNs >= IDLE_MARK_INTERVAL_NS)) {
            nextMarkNs = nowNs + MARK_INTERVAL_NS;
            mark();
        }
        fault = null;
        return polled;
    }

    private void mark() {
        markedLines = file.lines();
        if (reader.bookmark() != null && !reader.bookmark().toString().equals(file.mark())) {
            file.mark(reader.bookmark().toString());
            markedLost = lost;
        }
    }

    private void countLost() {
        final long now = lostAtOpen + reader.lostFrames();
        if (now > 0 && lost == 0) {
            logger.log(
                    Level.WARNING,
                    "telemetry: " + now + " frames of the journal were gone before their entries were written to "
                            + path + "; raise retentionBytes or retentionAgeNs, or see what tailrace audit says");
        }
        lost = Math.max(lost, now);
    }

    @Override
    public boolean readsEntries() {
        return true;
    }

    @Override
    public void onEntry(final RecordedEntry entry, final long position) {
        file.append(EntryWriter.toJson(entry.entry()));
    }

    /**
     * Entries written since the file was opened last.
     *
     * @return as of the last duty cycle.
     */
    public long written() {
        return written;
    }

    /**
     * Frames of the journal that were deleted by retention, or damaged, before this read them. Each may have been an entry, which is then not in
     * the file.
     *
     * @return since this was made, as of the last duty cycle; it logs a warning at the first.
     */
    public long lostFrames() {
        return lost;
    }

    /**
     * Why the newest entries are not in the file.
     *
     * @return empty if all that were read are.
     */
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** Writes what the journal still has, and sets the last mark. */
    @Override
    public void onClose() {
        try {
            if (file == null) {
                open();
            }
            int polled = 1;
            while (polled > 0) {
                polled = reader.poll(FRAMES_A_POLL);
            }
            written = file.lines();
            countLost();
            mark();
            fault = null;
        } catch (final RuntimeException e) {
            tell(e);
        } finally {
            release();
        }
    }

    private void release() {
        CloseHelper.quietCloseAll(reader, file);
        reader = null;
        file = null;
    }

    @Override
    public String roleName() {
        return "tailrace-telemetry";
    }
}
