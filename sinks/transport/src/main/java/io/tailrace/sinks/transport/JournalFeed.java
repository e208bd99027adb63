package io.tailrace.sinks.transport;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.sinks.journal.BookmarkLostException;
import io.tailrace.sinks.journal.BookmarkedReader;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalBookmark;
import io.tailrace.sinks.journal.JournalHold;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;

/**
 * Tells a listener what a journal says behind a bookmark. It waits for a journal that is not there yet, opens one that could not be read again, counts what was
 * gone before it was read, and has retention keep what was not acknowledged. What the listener throws at one frame is counted as refused, and the next frame is
 * read. One thread.
 */
public final class JournalFeed implements AutoCloseable {
    private static final long TRY_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private final JournalSource source;
    private final String name;
    private final FrameListener listener;
    private final DeliveryTracker tracker;
    private ChronicleJournal journal;
    private BookmarkedReader reader;
    private JournalHold hold;
    private JournalBookmark bookmark;
    private JournalBookmark acknowledged;
    private boolean hasTried;
    private long nextTryNs;
    private long lostSeen;
    private boolean wasUnreadable;
    private boolean mayRepeat;
    private boolean holdsNothing;

    /**
     * Opens nothing yet.
     *
     * @param source of the journal.
     * @param name of the reader: letters, digits, '-', '_' and '.'; its hold in the journal has it.
     * @param behind the last frame that was delivered; null for none.
     * @param listener is told what lies behind it.
     * @param tracker counts what is lost and refused.
     */
    public JournalFeed(
            final JournalSource source,
            final String name,
            final JournalBookmark behind,
            final FrameListener listener,
            final DeliveryTracker tracker) {
        this.source = source;
        this.name = name;
        this.listener = listener;
        this.tracker = tracker;
        bookmark = behind;
        acknowledged = behind;
    }

    /**
     * Goes on where a machine that died took the end of the journal, or the journal is another one: from the beginning of the roll file that the bookmark's
     * place was in, so that what is in it comes again. For peers that may be told things twice; without this a person has to decide.
     *
     * @return this.
     */
    public JournalFeed mayRepeat() {
        mayRepeat = true;
        return this;
    }

    /**
     * Retention does not wait for it: what can be held for readers is limited, and this one can do without.
     *
     * @return this.
     */
    public JournalFeed holdsNothing() {
        holdsNothing = true;
        return this;
    }

    /**
     * Reads on, without waiting.
     *
     * @param nowNs monotonic.
     * @param frameLimit how many frames at the most.
     * @return how many were read; 0 when there is nothing new, or the journal cannot be read now.
     */
    public int poll(final long nowNs, final int frameLimit) {
        if (reader == null && !open(nowNs)) {
            return 0;
        }
        try {
            final int frames = reader.poll(frameLimit);
            readable(nowNs);
            return frames;
        } catch (final FrameLogException e) {
            unreadable(nowNs, e);
            return 0;
        } catch (final RuntimeException e) {
            // The frame was handled, as far as the tailer is concerned: one that nobody can take must not come for
            // ever.
            tracker.refused("poison", 1, e.toString());
            return 1;
        } finally {
            see();
        }
    }

    /**
     * The frame read last.
     *
     * @return to be acknowledged with what was made of all frames up to it; null if none was ever read.
     */
    public JournalBookmark bookmark() {
        return bookmark;
    }

    /**
     * All frames up to one were delivered: retention may delete them.
     *
     * @param delivered the last one.
     */
    public void acknowledge(final JournalBookmark delivered) {
        acknowledged = delivered;
        if (hold != null && delivered != null) {
            hold.moveTo(delivered);
        }
    }

    /**
     * Goes back behind a frame that was delivered: what was read behind it is read again.
     *
     * @param delivered the last one; null for none.
     */
    public void rewind(final JournalBookmark delivered) {
        closeReader();
        bookmark = delivered;
        hasTried = false;
    }

    /**
     * Whether a journal is being read.
     *
     * @return false while there is none, or it cannot be read.
     */
    public boolean isOpen() {
        return reader != null;
    }

    @Override
    public void close() {
        closeReader();
    }

    private boolean open(final long nowNs) {
        if (hasTried && nowNs - nextTryNs < 0) {
            return false;
        }
        hasTried = true;
        nextTryNs = nowNs + TRY_INTERVAL_NS;
        try {
            journal = source.open().orElse(null);
            if (journal == null) {
                return false;
            }
            reader = openReader();
            lostSeen = 0;
            openHold();
            return true;
        } catch (final FrameLogException e) {
            unreadable(nowNs, e);
            return false;
        }
    }

    private BookmarkedReader openReader() {
        try {
            return BookmarkedReader.open(journal, name, bookmark, listener);
        } catch (final BookmarkLostException e) {
            if (!mayRepeat) {
                throw e;
            }
            tracker.lost(1); // at least, and nobody can know how many
            tracker.refused(
                    "journal_end", 0, e.getMessage() + "; it goes on, and what is left in that file comes again");
            return BookmarkedReader.openNear(journal, name, bookmark, listener);
        }
    }

    private void openHold() {
        if (holdsNothing) {
            return;
        }
        try {
            hold = journal.openHold(name);
            if (acknowledged != null) {
                hold.moveTo(acknowledged);
            }
        } catch (final FrameLogException e) {
            tracker.refused("hold", 0, e.getMessage() + "; retention does not wait for this transport");
        }
    }

    /** Whether there is something to send or not: a journal that is well again is no reason for an alert. */
    private void readable(final long nowNs) {
        if (wasUnreadable) {
            wasUnreadable = false;
            tracker.delivered(nowNs, 0, 0);
        }
    }

    private void unreadable(final long nowNs, final FrameLogException fault) {
        wasUnreadable = true;
        closeReader();
        nextTryNs = nowNs + TRY_INTERVAL_NS;
        tracker.failed(nowNs, fault.getMessage(), 0);
    }

    private void see() {
        if (reader != null) {
            if (reader.bookmark() != null) {
                bookmark = reader.bookmark();
            }
            final long lost = reader.lostFrames();
            tracker.lost(lost - lostSeen);
            lostSeen = Math.max(lostSeen, lost);
        }
    }

    private void closeReader() {
        CloseHelper.quietCloseAll(reader, hold, journal);
        reader = null;
        hold = null;
        journal = null;
    }
}
