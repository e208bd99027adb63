package io.tailrace.sinks.aeron;

import java.util.Locale;

/** Why a message, a frame or a peer was not taken: label {@code reason} of what is counted. */
public enum Refusal {
    /** Not a message of ours. */
    GARBAGE(1),
    /** A message or a frame of a version that this build does not know. */
    VERSION(2),
    /** A message or frame that is shorter or longer than can be. */
    LENGTH(3),
    /** A frame whose checksum does not fit, or that is not the one that its message names. */
    CHECKSUM(4),
    /** A message of somebody who did not say who it is, or whose place somebody else took. */
    UNKNOWN_STREAM(5),
    /** More sources or receivers than there may be. */
    TOO_MANY(6),
    /** An acknowledgement of what was not sent. */
    NOT_SENT(7),
    /** A source that the receiver cannot keep now; it is tried again. */
    NOT_TAKEN(8);

    private final int code;

    Refusal(final int code) {
        this.code = code;
    }

    /** As it stands in messages. */
    int code() {
        return code;
    }

    /**
     * As a label of counters.
     *
     * @return lower case.
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String describe(final int code) {
        for (final Refusal refusal : values()) {
            if (refusal.code == code) {
                return refusal.label();
            }
        }
        return "reason " + code;
    }
}
