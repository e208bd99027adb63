package io.tailrace.exposer.fault;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Logs each distinct warning once: what repeats with every frame or request must not fill a disk. Event-loop thread. */
public final class DistinctWarnings {
    /** Messages can hold what a client or a file says, so their number is bounded. */
    private static final int LIMIT = 64;

    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cntrl}");

    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> lastOf = new HashMap<>();
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
        final String told = message + ": " + textOf(fault);
        if (isNew(told)) {
            events.at(LogEvent.WARNING).log(onOneLine(told));
        }
    }

    /**
     * As {@link #warn(String)}, for what must be heard however much was warned of before: told when it differs from the last one of its
     * kind.
     *
     * @param kind few, named by the code alone.
     */
    public void warnOf(final String kind, final String detail) {
        if (!detail.equals(lastOf.put(kind, detail))) {
            events.at(LogEvent.WARNING).log(onOneLine(kind + ": " + detail));
        }
    }

    /** As {@link #warnOf(String, String)}; each class of fault is a kind of its own, so that two that take turns are told once each. */
    public void warnOf(final String kind, final Throwable fault) {
        final String told = kind + ": " + fault.getClass().getName();
        if (lastOf.putIfAbsent(told, "") == null) {
            events.at(LogEvent.WARNING).log(onOneLine(kind + ": " + textOf(fault)));
        }
    }

    /** Its class, its message made harmless, for that may hold what a client or a file says, and where it was thrown. */
    private static String textOf(final Throwable fault) {
        final String message = fault.getMessage() == null ? "" : ": " + LogText.of(fault.getMessage());
        final StackTraceElement[] frames = fault.getStackTrace();
        return fault.getClass().getName() + message + (frames.length == 0 ? "" : " (at " + frames[0] + ")");
    }

    /** A name out of a foreign journal must not forge lines of the host's log. */
    static String onOneLine(final String message) {
        return CONTROL_CHARACTERS.matcher(message).replaceAll("?");
    }

    private boolean isNew(final String key) {
        return seen.size() < LIMIT && seen.add(key);
    }
}
