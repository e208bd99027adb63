package io.tailrace.sinks.transport;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.sinks.journal.JournalBookmark;

/** The position of one reader, brought to disk now and then. */
final class SavedPosition {
    private final PositionStore store;
    private final String name;
    private final long saveIntervalNs;
    private JournalBookmark current;
    private JournalBookmark saved;
    private boolean hasSaved;
    private long savedAtNs;

    SavedPosition(final PositionStore store, final String name, final long saveIntervalNs) {
        this.store = store;
        this.name = name;
        this.saveIntervalNs = saveIntervalNs;
    }

    JournalBookmark load() {
        try {
            saved = store.load(name).map(JournalBookmark::parse).orElse(null);
            current = saved;
            return saved;
        } catch (final IllegalArgumentException e) {
            throw new FrameLogException(
                    "Position of " + name + ": " + e.getMessage() + "; forget it to begin with the oldest frame", e);
        }
    }

    void moveTo(final JournalBookmark bookmark) {
        current = bookmark;
    }

    /** The position that is on disk now; null if it was not brought there by this call. */
    JournalBookmark save(final long nowNs, final boolean isNow) {
        final boolean isDue = isNow || !hasSaved || nowNs - savedAtNs >= saveIntervalNs;
        if (current == null || current.equals(saved) || !isDue) {
            return null;
        }
        hasSaved = true;
        savedAtNs = nowNs; // also if it fails: once an interval
        store.save(name, current.toString());
        saved = current;
        return saved;
    }
}
