package io.tailrace.sinks.journal;

import io.tailrace.engine.log.FrameLogException;

/**
 * A journal does not go on behind a bookmark: it ends before that frame, or another one is in its place. Its machine died and took its end, or it is another
 * journal.
 */
public final class BookmarkLostException extends FrameLogException {
    private static final long serialVersionUID = 1L;

    /**
     * The refusal of a bookmark.
     *
     * @param message what, where, and how to mend it.
     */
    public BookmarkLostException(final String message) {
        super(message);
    }
}
