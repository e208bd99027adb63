package io.tailrace.engine.log;

/** What became of a frame that was handed to a {@link FrameAppender}. */
public enum AppendResult {
    /** It is in the log. */
    APPENDED,
    /** It is not: a reader that must not lose frames has not made room yet. Try again later. */
    BACK_PRESSURED,
    /** It is not: the log cannot take frames now. Try again later. */
    UNAVAILABLE,
    /** It is not: the log's disk is full but for its reserve. Try again later. */
    NO_SPACE,
    /** It is not and never will be: the log is closed. */
    CLOSED
}
