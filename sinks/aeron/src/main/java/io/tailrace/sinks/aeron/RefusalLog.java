package io.tailrace.sinks.aeron;

import java.lang.System.Logger.Level;
import java.util.EnumSet;
import java.util.Set;

/** Counts what is refused, and logs each kind once. One thread counts, any reads. */
final class RefusalLog {
    private final Counts<Refusal> counts = new Counts<>(Refusal.class);
    private final Set<Refusal> told = EnumSet.noneOf(Refusal.class);
    private final String who;

    RefusalLog(final String who) {
        this.who = who;
    }

    void refuse(final Refusal reason, final String detail) {
        counts.add(reason);
        if (told.add(reason)) {
            System.getLogger(RefusalLog.class.getPackageName())
                    .log(Level.WARNING, who + ": refused (" + reason.label() + "): " + detail);
        }
    }

    long count(final Refusal reason) {
        return counts.get(reason);
    }
}
