package io.tailrace.cli.log;

import java.util.regex.Pattern;
import org.slf4j.event.LoggingEvent;

/** A record for people: {@code [WARN] Exposer - message}, on one line; a stack trace of an error below it. */
final class TextRecord {
    /** Whatever ends a line or moves a cursor. */
    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");

    private TextRecord() {}

    static String of(final LoggingEvent event) {
        final String logger = event.getLoggerName();
        final String line = "[" + event.getLevel() + "] " + logger.substring(logger.lastIndexOf('.') + 1) + " - "
                + CONTROL_CHARACTERS
                        .matcher(RecordText.cut(RecordText.message(event), RecordText.MOST_CHARACTERS))
                        .replaceAll("?");
        return event.getThrowable() == null
                ? line
                : line
                        + System.lineSeparator()
                        + RecordText.trace(event.getThrowable()).stripTrailing();
    }
}
