package io.tailrace.engine.log;

import io.tailrace.engine.status.Notice;

/** What a log found and passed over, such as damage that is there already. Told to error handlers, never thrown. */
@SuppressWarnings("exports") // what it is marked for is the engine's own business
public final class FrameLogNotice extends FrameLogException implements Notice {
    private static final long serialVersionUID = 1L;

    /**
     * A notice.
     *
     * @param message what, where, and how to mend it.
     * @param cause what was caught; null if nothing was.
     */
    public FrameLogNotice(final String message, final Throwable cause) {
        super(message, cause);
    }
}
