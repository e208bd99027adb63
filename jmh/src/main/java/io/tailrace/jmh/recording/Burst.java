package io.tailrace.jmh.recording;

/** How many calls are measured in one go. */
public final class Burst {
    /** Half of the default ring: a burst never meets a full one. */
    public static final int LENGTH = 16_384;

    private Burst() {}
}
