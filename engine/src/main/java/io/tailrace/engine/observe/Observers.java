package io.tailrace.engine.observe;

import io.tailrace.engine.status.EngineEvent;
import io.tailrace.engine.time.EngineClock;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls observers, each behind a fence of its own. They come and go on any thread; they are called on the aggregator's. */
public final class Observers {
    /** Of one call: what a ring of the default size needs to fill a tenth at 1,000,000 samples a second. */
    static final long SLOW_NS = 5_000_000;

    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);
    private static final Entry[] NONE = {};

    private final EngineClock clock;
    private final ErrorHandler errors;
    private volatile Entry[] entries = NONE;
    private long slowCalls;

    /**
     * Of nobody yet.
     *
     * @param clock times each call.
     * @param errors is told what observers throw.
     */
    public Observers(final EngineClock clock, final ErrorHandler errors) {
        this.clock = clock;
        this.errors = errors;
    }

    /**
     * Adds one. Any thread.
     *
     * @param name for the log.
     * @param observer is called from the next planned cut on.
     * @return ends it.
     */
    public synchronized Observation add(final String name, final CutObserver observer) {
        final Entry entry = new Entry(name, observer);
        final Entry[] more = Arrays.copyOf(entries, entries.length + 1);
        more[entries.length] = entry;
        entries = more;
        return entry;
    }

    private synchronized void remove(final Entry entry) {
        entries = Arrays.stream(entries).filter(other -> !other.equals(entry)).toArray(Entry[]::new);
    }

    /**
     * Calls all of them. The aggregator's thread.
     *
     * @param nowNs handed to them.
     */
    public void beforeCut(final long nowNs) {
        for (final Entry entry : entries) {
            if (!entry.isOver) {
                call(entry, nowNs);
            }
        }
    }

    /** An {@link Error} too: code of others is called, and a class that it lacks ends no aggregator. */
    private void call(final Entry entry, final long nowNs) {
        final long beginNs = clock.nanoTime();
        try {
            entry.observer.beforeCut(nowNs);
        } catch (final RuntimeException | Error fault) {
            errors.onError(fault);
        }
        final long tookNs = clock.nanoTime() - beginNs;
        if (tookNs > SLOW_NS) {
            slowCalls++;
            if (!entry.isWarned) {
                entry.isWarned = true;
                EngineEvent.OBSERVER_SLOW
                        .at(LOG)
                        .log(
                                "Observer \"{}\" took {} ms, in which no ring was drained; have it read what another thread computed."
                                        + " Further slow calls are only counted",
                                entry.name,
                                TimeUnit.NANOSECONDS.toMillis(tookNs));
            }
        }
    }

    /**
     * Calls that took longer than 5 ms. The aggregator's thread.
     *
     * @return since the start.
     */
    public long slowCalls() {
        return slowCalls;
    }

    private final class Entry implements Observation {
        private final String name;
        private final CutObserver observer;
        private volatile boolean isOver;
        private boolean isWarned;

        Entry(final String name, final CutObserver observer) {
            this.name = name;
            this.observer = observer;
        }

        @Override
        public void close() {
            if (!isOver) {
                isOver = true;
                remove(this);
            }
        }
    }
}
