package io.tailrace.sinks.aeron;

/** Where a receiver begins that has taken nothing of a source yet. */
public enum StartAt {
    /** With the oldest frame that the source's journal has; the default. */
    EARLIEST(MessageDescriptor.START_EARLIEST),
    /** With the frame that comes next. What it means may be known only with the next checkpoint. */
    LIVE(MessageDescriptor.START_LIVE);

    private final int code;

    StartAt(final int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
