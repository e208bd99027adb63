package io.tailrace.sinks.aeron;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What Aeron tells on its own threads, each cause once. What ends a connection is seen by the agents, too. Any thread. */
final class LinkErrors {
    private static final int MOST_CAUSES = 100;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    void log(final Throwable fault) {
        System.getLogger(LinkErrors.class.getPackageName())
                .log(isNew(fault) ? Level.WARNING : Level.DEBUG, () -> "Aeron: " + fault);
    }

    /** Numbers tell places, ports and positions: without them a cause is the same each time. */
    boolean isNew(final Throwable fault) {
        final String cause = fault.toString().replaceAll("[0-9]+", "0");
        return told.size() < MOST_CAUSES && told.add(cause);
    }
}
