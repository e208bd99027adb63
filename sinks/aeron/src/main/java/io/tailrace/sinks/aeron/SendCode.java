package io.tailrace.sinks.aeron;

import io.aeron.Publication;
import java.util.Locale;

/** What became of an attempt to send. Only {@link #SENT} means that receivers may see it; the others come again by themselves. */
public enum SendCode {
    /** It is on the stream. */
    SENT,
    /** A receiver, or the way to it, has not made room yet. */
    BACK_PRESSURED,
    /** Nobody has subscribed to the stream. */
    NOT_CONNECTED,
    /** The driver is at work on the stream: it goes on at once. */
    ADMIN_ACTION,
    /** So much is not acknowledged that no more is sent. */
    WINDOW_FULL,
    /** The stream ended and is begun anew. */
    CLOSED;

    static SendCode of(final long result) {
        if (result >= 0) {
            return SENT;
        }
        if (result == Publication.BACK_PRESSURED) {
            return BACK_PRESSURED;
        }
        if (result == Publication.NOT_CONNECTED) {
            return NOT_CONNECTED;
        }
        return result == Publication.ADMIN_ACTION ? ADMIN_ACTION : CLOSED;
    }

    /** For people and labels. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
