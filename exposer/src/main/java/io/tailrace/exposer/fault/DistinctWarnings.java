package io.tailrace.exposer.fault;

import io.tailrace.exposer.Exposer;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each distinct warning once: what repeats with every frame or request must not fill a disk. Event-loop thread. */
public final class DistinctWarnings {
    private static final Logger LOGGER = LoggerFactory.getLogger(Exposer.class);

    /** Messages can hold what a client or a file says, so their number is bounded. */
    private static final int LIMIT = 64;

    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cntrl}");

    private final Set<String> seen = new HashSet<>();

    public void warn(final String message) {
        if (isNew(message)) {
            LOGGER.warn(onOneLine(message));
        }
    }

    public void warn(final String message, final Throwable fault) {
        if (isNew(message + fault)) {
            LOGGER.warn(onOneLine(message), fault);
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
