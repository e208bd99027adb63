package io.tailrace.probes;

import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.RecordResult;

/**
 * A counter that follows a total which somebody else keeps. It begins at zero with the first reading, so that probes that come again to the same process count nothing
 * twice. What a full ring refuses is added next time. One thread.
 */
final class Growth {
    private final Counter counter;
    private boolean isKnown;
    private long known;

    Growth(final Counter counter) {
        this.counter = counter;
    }

    /** Beginning at a total that was known before. */
    void from(final long total) {
        isKnown = true;
        known = total;
        counter.add(0);
    }

    /** A total that fell began anew, and what it lost is not known. */
    void follow(final long total) {
        if (!isKnown) {
            from(total);
        } else if (total < known) {
            known = total;
        } else if (total > known && counter.add(total - known) == RecordResult.ACCEPTED) {
            known = total;
        }
    }
}
