package io.tailrace.sinks.ndjson;

import io.tailrace.codec.entry.EntryWriter;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.journal.BookmarkedReader;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalBookmark;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;

/**
 * Follows a journal and writes its telemetry entries to a file, a JSON object a line, each once, over any number of restarts ({@link
 * MarkedFile}). When the file cannot be written it begins again behind its last mark, once a second until it can. One thread; what it tells may
 * be asked by any.
 */
public final class EntriesAgent implements Agent, FrameListener {
    private static final int FRAMES_A_POLL = 256;
    private static final long MARK_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long IDLE_MARK_INTERVAL_NS = TimeUnit.MINUTES.toNanos(1);

    private final ChronicleJournal journal;
    private final Path path;
    private final EngineClock clock;
    private MarkedFile file;
    private BookmarkedReader reader;
    private long nextMarkNs;
    private long markedLines;
    private long nextTryNs;
    private volatile long written;
    private volatile String fault;

    /**
     * Opens the file.
     *
     * @param journal that it reads; closed by the caller, behind this.
     * @param path of the file, in a folder that is there.
     * @param clock read once a duty cycle.
     * @throws UncheckedIOException if the file cannot be opened.
     * @throws io.tailrace.engine.log.FrameLogException if the file was made of another journal, or of more of it than there is.
     */
    public EntriesAgent(final ChronicleJournal journal, final Path path, final EngineClock clock) {
        this.journal = journal;
        this.path = path;
        this.clock = clock;
        nextMarkNs = clock.nanoTime() + MARK_INTERVAL_NS;
        open();
    }

    private void open() {
        final MarkedFile opened = MarkedFile.open(path);
        try {
            final JournalBookmark behind = opened.mark() == null ? null : JournalBookmark.parse(opened.mark());
            reader = BookmarkedReader.open(journal, "telemetry", behind, this);
            file = opened;
            markedLines = 0;
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
        } catch (final UncheckedIOException e) {
            fault = e.getMessage();
            nextTryNs = nowNs + MARK_INTERVAL_NS;
            release();
            return 0;
        }
    }

    private int write(final long nowNs) {
        final int polled = reader.poll(FRAMES_A_POLL);
        if (polled > 0) {
            file.flush();
            written = file.lines();
        }
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
        }
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
            mark();
            fault = null;
        } catch (final UncheckedIOException e) {
            fault = e.getMessage();
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
