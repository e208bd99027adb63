package io.tailrace.exposer.fault;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Logs each distinct warning once: what repeats with every frame or request must not fill a disk. Event-loop thread. */
public final class DistinctWarnings {
    /** Messages can hold what a client or a file says, so their number is bounded. */
    private static final int LIMIT = 64;

    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cntrl}");

    private final Set<String> seen = new HashSet<>();
    private final EventLog events = new EventLog();

    /** Where they go, and other records, too. */
    public EventLog events() {
        return events;
    }

    public void warn(final String message) {
        if (isNew(message)) {
            events.at(LogEvent.WARNING).log(onOneLine(message));
        }
    }

    public void warn(final String message, final Throwable fault) {
        if (isNew(message + fault)) {
            events.at(LogEvent.WARNING).setCause(fault).log(onOneLine(message));
        }
    }

    /** A name out of a foreign journal must not forge lines of the host's log. */
    static String onOneLine(final String message) {
        return CONTROL_CHARACTERS.matcher(message).replaceAll("?");
    }

    private boolean isNew(final String key) {
        return seen.size() < LIMIT && seen.add(key);
    }
}
