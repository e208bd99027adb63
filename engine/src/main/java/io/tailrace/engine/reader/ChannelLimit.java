package io.tailrace.engine.reader;

/**
 * A channel went under a rate limit, or its limit ended.
 *
 * @param channelId id in the epoch.
 * @param channel its name; empty if this reader has not seen it open.
 * @param change what happened.
 * @param samplesPerSecond what the limit is.
 * @param atNs wall clock, ns since 1970.
 */
public record ChannelLimit(int channelId, String channel, Change change, long samplesPerSecond, long atNs) {
    /** What can happen. */
    public enum Change {
        /** It was inside its bounds again for long enough. */
        RELEASED,
        /** Its ring was full in several windows in a row. */
        LIMITED_FULL,
        /** Its timed calls were slow in several windows in a row. */
        LIMITED_SLOW
    }
}
