package io.tailrace.sinks.otlp.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The header {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a date. */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

    private RetryAfter() {}

    /** How long to wait, ns; 0 if it says nothing that can be read, or a time that is over. {@code epochNs} is the wall clock. */
    static long waitNs(final String header, final long epochNs) {
        final String text = header.strip();
        if (SECONDS.matcher(text).matches()) {
            return TimeUnit.SECONDS.toNanos(Long.parseLong(text));
        }
        try {
            final Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Math.max(0, TimeUnit.SECONDS.toNanos(at.getEpochSecond()) - epochNs);
        } catch (final DateTimeException e) {
            return 0;
        }
    }
}
