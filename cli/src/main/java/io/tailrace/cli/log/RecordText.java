package io.tailrace.cli.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.MessageFormatter;

/** Parts of a record as text. */
final class RecordText {
    /** What a single text of a record may take; a page of a log is not a place for files. */
    static final int MOST_CHARACTERS = 2_000;

    private static final int MOST_OF_A_TRACE = 16_000;

    private RecordText() {}

    /** With its arguments in their places. */
    static String message(final LoggingEvent event) {
        final String message = MessageFormatter.basicArrayFormat(event.getMessage(), event.getArgumentArray());
        return message == null ? "" : message;
    }

    static String trace(final Throwable fault) {
        final StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        return cut(trace.toString(), MOST_OF_A_TRACE);
    }

    /** Not within a pair of surrogates. */
    static String cut(final String text, final int most) {
        if (text.length() <= most) {
            return text;
        }
        final int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "...";
    }
}
