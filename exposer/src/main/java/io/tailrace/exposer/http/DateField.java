package io.tailrace.exposer.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tailrace.engine.time.EngineClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The header field {@code Date} (RFC 9110, 6.6.1), made once a second. Event-loop thread. */
final class DateField {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "'Date: 'EEE, dd MMM yyyy HH:mm:ss 'GMT\r\n'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final EngineClock clock;
    private long second = -1;
    private byte[] line;

    DateField(final EngineClock clock) {
        this.clock = clock;
    }

    /** With its line end. Not to be changed. */
    byte[] line() {
        final long now = Math.floorDiv(clock.epochNanos(), NS_PER_SECOND);
        if (line == null || now != second) {
            second = now;
            line = FORMAT.format(Instant.ofEpochSecond(now)).getBytes(US_ASCII);
        }
        return line;
    }
}
