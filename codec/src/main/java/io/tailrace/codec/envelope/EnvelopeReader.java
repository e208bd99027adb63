package io.tailrace.codec.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads envelopes from JSON of any origin. Every known field must be there and keep the contract; unknown ones are kept. Time and memory
 * are bounded by the length of the text, which is bounded. No state: any thread.
 */
public final class EnvelopeReader {
    /** As long as an envelope may be, in bytes. */
    public static final int LONGEST = 1 << 20;

    /** As deep as an envelope may be, its own braces included. */
    public static final int DEEPEST = 100;

    /** As long as a field's name may be, in characters. */
    public static final int LONGEST_NAME = 1_000;

    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");

    /** RFC 3339, with capital letters, and no more decimals than a moment can hold. */
    private static final Pattern TIME_FORM =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private EnvelopeReader() {}

    /**
     * Reads an envelope.
     *
     * @param utf8 one JSON object and nothing else but spaces, at most {@value #LONGEST} bytes.
     * @return the envelope.
     * @throws BadEnvelopeException if it is none; the only exception, whatever the bytes are.
     */
    public static EventEnvelope read(final byte[] utf8) {
        if (utf8.length > LONGEST) {
            throw new BadEnvelopeException("", "has " + utf8.length + " bytes, at most " + LONGEST + " are taken");
        }
        final ByteBuffer bytes = ByteBuffer.wrap(utf8);
        try {
            return read(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (final CharacterCodingException bad) {
            throw new BadEnvelopeException("", "is not UTF-8, at byte " + bytes.position());
        }
    }

    private static EventEnvelope read(final String json) {
        final JsonFields fields = JsonFields.read(json, "");
        return new EventEnvelope(
                fields.takeString("contractVersion"),
                fields.takeString("eventType"),
                uuid(fields, "eventId"),
                time(fields, "occurredAt"),
                producer(fields),
                fields.takeString("correlationId"),
                fields.takeString("idempotencyKey"),
                fields.take("payload"),
                fields.rest());
    }

    private static EventProducer producer(final JsonFields envelope) {
        final JsonFields fields = JsonFields.read(envelope.take("producer").text(), "/producer");
        return new EventProducer(
                fields.takeString("service"),
                fields.takeString("instanceId"),
                fields.takeString("version"),
                fields.rest());
    }

    private static UUID uuid(final JsonFields fields, final String name) {
        final String text = fields.takeString(name);
        if (!UUID_FORM.matcher(text).matches()) {
            throw new BadEnvelopeException(fields.pathOf(name), "must be a UUID with hyphens, was \"" + text + "\"");
        }
        return UUID.fromString(text);
    }

    private static Instant time(final JsonFields fields, final String name) {
        final String text = fields.takeString(name);
        if (TIME_FORM.matcher(text).matches()) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (final DateTimeException noSuchDay) {
                throw new BadEnvelopeException(fields.pathOf(name), "is no time: " + noSuchDay.getMessage());
            }
        }
        throw new BadEnvelopeException(
                fields.pathOf(name),
                "must be a time such as 2026-01-31T23:59:59.123Z (RFC 3339), was \"" + text + "\"");
    }
}
