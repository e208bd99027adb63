package io.tailrace.opentelemetry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells each distinct fault of a host once, and counts what was dropped. Any thread. */
final class Warnings {
    private static final Logger LOG = LoggerFactory.getLogger(TailraceOpenTelemetry.class);

    /** Messages hold names that a host may invent, so their number is bounded. */
    private static final int LIMIT = 256;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final LongAdder dropped = new LongAdder();

    /** One line. */
    void warn(final String message) {
        if (isNew(message)) {
            LOG.warn("{}", message.replaceAll("\\p{Cntrl}", "?"));
        }
    }

    /** One line for each class of fault at a place. */
    void warn(final String where, final Throwable fault) {
        if (isNew(where + fault.getClass().getName())) {
            LOG.warn("{}", (where + ": " + fault).replaceAll("\\p{Cntrl}", "?"));
        }
    }

    /** Counts a measurement that is not recorded; the first one of its kind and instrument is told. */
    void drop(final Drops drops, final String why) {
        dropped.increment();
        if (drops.isFirst()) {
            warn("instrument \"" + drops.instrument() + "\": " + why
                    + "; measurements like that are dropped and counted");
        }
    }

    long dropped() {
        return dropped.sum();
    }

    private boolean isNew(final String key) {
        return seen.size() < LIMIT && seen.add(key);
    }
}
