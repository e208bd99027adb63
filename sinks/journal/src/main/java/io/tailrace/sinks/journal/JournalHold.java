package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameLogException;

/**
 * What retention keeps for a reader that has its position with its own output: roll files from a frame on, as long as all together are not more
 * than {@link JournalContext#readerRetentionBytes}. It outlives the process; {@link #release} ends it. From any process that may write the journal's
 * folder. One thread.
 */
public final class JournalHold implements AutoCloseable {
    private final String name;
    private final JournalPositions positions;
    private final int record;
    private boolean closed;

    private JournalHold(final String name, final JournalPositions positions, final int record) {
        this.name = name;
        this.positions = positions;
        this.record = record;
    }

    static JournalHold open(final JournalFolder folder, final String name) {
        final JournalPositions positions = JournalPositions.forHolding(folder);
        final int record = positions.recordOf(name);
        if (record < 0) {
            positions.close();
            throw new FrameLogException(folder.text("it keeps positions of " + JournalPositions.READERS_LIMIT
                    + " readers already; nothing can be held for " + name));
        }
        return new JournalHold(name, positions, record);
    }

    /**
     * Nothing before a frame is needed any more.
     *
     * @param bookmark of the frame.
     */
    public void moveTo(final JournalBookmark bookmark) {
        if (!closed) {
            positions.acknowledged(record, bookmark.position());
        }
    }

    /** Nothing is held any more, and this is closed. */
    public void release() {
        if (!closed) {
            positions.forget(name);
            close();
        }
    }

    /** Ends this object; what is held stays. Safe to call twice. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            positions.close();
        }
    }
}
