package io.tailrace.cli.log;

import java.util.regex.Pattern;
import org.slf4j.event.LoggingEvent;

/** A record for people: {@code [WARN] Exposer - message}, on one line; a stack trace of an error below it. */
final class TextRecord {
    /** Whatever ends a line or moves a cursor. */
    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");

    /** Of those, what a trace does not need: it has tabs, and lines that begin with one, or name a cause. */
    private static final Pattern NOT_OF_A_TRACE =
            Pattern.compile("(?!\t|\n\t|\nCaused by: )" + CONTROL_CHARACTERS.pattern());

    private TextRecord() {}

    static String of(final LoggingEvent event) {
        final String logger = event.getLoggerName();
        final String line = "[" + event.getLevel() + "] " + logger.substring(logger.lastIndexOf('.') + 1) + " - "
                + CONTROL_CHARACTERS
                        .matcher(RecordText.cut(RecordText.message(event), RecordText.MOST_CHARACTERS))
                        .replaceAll("?");
        return event.getThrowable() == null ? line : line + System.lineSeparator() + trace(event.getThrowable());
    }

    /** Its messages may say anything: a line of theirs that could be taken for a record is put behind the one before. */
    private static String trace(final Throwable fault) {
        final String text = RecordText.trace(fault).replace(System.lineSeparator(), "\n");
        return NOT_OF_A_TRACE.matcher(text.stripTrailing()).replaceAll("?").replace("\n", System.lineSeparator());
    }
}
