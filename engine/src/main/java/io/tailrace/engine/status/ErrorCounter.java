package io.tailrace.engine.status;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.ErrorHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts faults in consumers and logs each distinct one once: same class, same place. A {@link Notice} is logged in one line. Any thread. */
public final class ErrorCounter implements ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorCounter.class);

    /** Bounds the memory of what was seen; further distinct faults are counted only. */
    private static final int MAX_DISTINCT = 256;

    private final AtomicLong count = new AtomicLong();
    private final Set<Integer> seen = ConcurrentHashMap.newKeySet();

    @Override
    public void onError(final Throwable fault) {
        if (fault instanceof Notice) {
            EngineEvent.JOURNAL_NOTICE.at(LOG).log(fault.getMessage());
            return;
        }
        count.incrementAndGet();
        try {
            tellOnce(fault);
        } catch (final OutOfMemoryError full) {
            // It is counted, and told when it comes again.
            return;
        }
    }

    private void tellOnce(final Throwable fault) {
        final StackTraceElement[] trace = fault.getStackTrace();
        final int place =
                Objects.hash(fault.getClass(), Arrays.hashCode(Arrays.copyOf(trace, Math.min(trace.length, 4))));
        if (seen.size() < MAX_DISTINCT && seen.add(place)) {
            boolean isTold = false;
            try {
                EngineEvent.CONSUMER_FAULT
                        .at(LOG)
                        .setCause(fault)
                        .log("A consumer failed and goes on; further faults of this kind are only counted");
                isTold = true;
            } finally {
                if (!isTold) {
                    seen.remove(place);
                }
            }
        }
    }

    /**
     * Faults so far.
     *
     * @return since the start.
     */
    public long count() {
        return count.get();
    }
}
