package io.tailrace.samples.kvstore.adapter;

import io.tailrace.samples.kvstore.store.Backend;
import io.tailrace.samples.kvstore.store.StoreEvent;

/** A migration under way. One thread. */
final class Migration {
    private static final int QUARTER_PERCENT = 25;

    private final StoreEvent.Switched switched;
    private final long keysToMove;
    private int checks;
    private int toldQuarters;

    Migration(final StoreEvent.Switched switched, final long keysToMove) {
        this.switched = switched;
        this.keysToMove = keysToMove;
    }

    Backend from() {
        return switched.from();
    }

    Backend to() {
        return switched.to();
    }

    long beganNs() {
        return switched.atNs();
    }

    /** Checks since it began, at least one. */
    int checks() {
        return Math.max(checks, 1);
    }

    /** Percent that are moved, if a quarter more than when it last said so; else 0. The last quarter is the end, which is told otherwise. */
    double nextQuarter(final long keysLeft) {
        checks++;
        final double percent = keysToMove == 0 ? 100 : Math.max(0, 100 - 100.0 * keysLeft / keysToMove);
        final int quarters = (int) (percent / QUARTER_PERCENT);
        if (quarters <= toldQuarters || percent >= 100) {
            return 0;
        }
        toldQuarters = quarters;
        return percent;
    }
}
