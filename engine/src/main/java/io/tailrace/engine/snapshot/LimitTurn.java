package io.tailrace.engine.snapshot;

/** What becomes of a channel's rate limit. */
public enum LimitTurn {
    /** It stays as it is. */
    NONE,
    /** It begins, because the ring was full in several windows. */
    LIMITED_FULL,
    /** It begins, because calls were slow in several windows. */
    LIMITED_SLOW,
    /** It ends: the channel was inside its bounds for long enough. */
    RELEASED
}
