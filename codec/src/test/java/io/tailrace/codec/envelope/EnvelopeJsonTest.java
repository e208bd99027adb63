package io.tailrace.codec.envelope;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.RawJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Envelopes as JSON, in both directions, and what the reader refuses. */
class EnvelopeJsonTest {
    private static final String LINE = EnvelopeSamples.STARTED_LINE;

    @Test
    void shouldWriteAndReadTheSameEnvelope() {
        assertEquals(LINE, new String(EnvelopeWriter.write(EnvelopeSamples.STARTED), UTF_8));
        assertEquals(EnvelopeSamples.STARTED, EnvelopeReader.read(LINE.getBytes(UTF_8)));
        assertEquals(List.of(), EnvelopeSchema.faults("event-envelope", LINE));
    }

    @Test
    void shouldKeepFieldsThatItDoesNotKnow() {
        final String line = LINE.replace(
                        "\"version\":\"2.3.1\"", "\"version\":\"2.3.1\",\"zone\":{\"a/b\":[1.50,\"\\u00e4\"]}")
                .replace("\"attempt\":1}}", "\"attempt\":1e400},\"traceparent\":\"00-1\",\"hops\":-0}");

        final EventEnvelope envelope = EnvelopeReader.read(line.getBytes(UTF_8));

        assertEquals(
                List.of("traceparent", "hops"),
                List.copyOf(envelope.otherFields().keySet()));
        assertEquals(
                "{\"a/b\":[1.50,\"\u00e4\"]}",
                envelope.producer().otherFields().get("zone").text());
        assertEquals(
                line.replace("\\u00e4", "\u00e4"), new String(EnvelopeWriter.write(envelope), UTF_8), "digit by digit");
        assertEquals(List.of(), EnvelopeSchema.faults("event-envelope", line));
    }

    @Test
    void shouldReadFieldsInAnyOrderAndWithSpaces() {
        final String spread =
                " {\n \"payload\" : { } , \"idempotencyKey\":\"k\",\t\"correlationId\" : \"c\" ,\"producer\""
                        + ":{\"version\":\"v\" , \"instanceId\" : \"i\",\"service\":\"\\u0073\" }\r\n,\"occurredAt\":"
                        + "\"2026-01-31T00:59:59.1+02:00\",\"eventId\":\"0190A6C1-7F3E-4A55-9D0B-1F2E3D4C5B6A\",\"n\" : 12 ,"
                        + "\"eventType\":\"a.b\",\"contractVersion\":\"1.2.3\"} ";

        final EventEnvelope envelope = EnvelopeReader.read(spread.getBytes(UTF_8));

        assertEquals(Instant.parse("2026-01-30T22:59:59.1Z"), envelope.occurredAt());
        assertEquals(UUID.fromString("0190a6c1-7f3e-4a55-9d0b-1f2e3d4c5b6a"), envelope.eventId());
        assertEquals("s", envelope.producer().service());
        assertEquals("12", envelope.otherFields().get("n").text());
        assertEquals("{}", envelope.payload().text());
        assertEquals(List.of(), EnvelopeSchema.faults("event-envelope", spread));
    }

    /** What the schema refuses too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "contractVersion":"1.0.0",        | $                                 | /contractVersion | is missing
            "contractVersion":"1.0.0"         | "contractVersion":"2.0.0"         | /contractVersion | must be 1.MINOR.PATCH, was "2.0.0"
            "contractVersion":"1.0.0"         | "contractVersion":"1.0"           | /contractVersion | must be 1.MINOR.PATCH
            "contractVersion":"1.0.0"         | "contractVersion":"1.0.00"        | /contractVersion | must be 1.MINOR.PATCH
            "contractVersion":"1.0.0"         | "contractVersion":1               | /contractVersion | must be a string, was 1
            "job.started"                     | "started"                         | /eventType       | words in lower case
            "job.started"                     | "Job.started"                     | /eventType       | words in lower case
            "job.started"                     | "job..started"                    | /eventType       | words in lower case
            "job.started"                     | "../etc.passwd"                   | /eventType       | words in lower case
            0190a6c1-7f3e-4a55-9d0b-1f2e3d4c5b6a | 00000000-0000-0000-0000-000000000000 | /eventId    | not nil
            0190a6c1-7f3e-4a55-9d0b-1f2e3d4c5b6a | 1-1-1-1-1                      | /eventId         | must be a UUID with hyphens
            "0190a6c1-7f3e-4a55-9d0b-1f2e3d4c5b6a" | null                         | /eventId         | must be a string, was null
            2026-01-31T23:59:59.125Z          | 2026-01-31                        | /occurredAt      | RFC 3339
            2026-01-31T23:59:59.125Z          | 2026-01-31T23:59:59               | /occurredAt      | RFC 3339
            2026-01-31T23:59:59.125Z          | 2026-02-30T23:59:59Z              | /occurredAt      | is no time
            2026-01-31T23:59:59.125Z          | 2026-01-31T25:59:59Z              | /occurredAt      | is no time
            2026-01-31T23:59:59.125Z          | 2026-01-31t23:59:59z              | /occurredAt      | RFC 3339
            2026-01-31T23:59:59.125Z          | 2026-01-31T23:59:59.1234567891Z   | /occurredAt      | RFC 3339
            "2026-01-31T23:59:59.125Z"        | 1769903999                        | /occurredAt      | must be a string
            "service":"worker",               | $                                 | /producer/service | is missing
            "service":"worker"                | "service":" "                     | /producer/service | must be a text of 1 to 200
            "service":"worker"                | "service":""                      | /producer/service | must be a text of 1 to 200
            "instanceId":"worker-7"           | "instanceId":"a\\u0000b"          | /producer/instanceId | must be a text of 1 to 200
            "version":"2.3.1"                 | "version":["2.3.1"]               | /producer/version | must be a string
            {"service":"worker","instanceId":"worker-7","version":"2.3.1"} | "worker" | /producer    | must be an object
            "request-4711"                    | "request 4711"                    | /correlationId   | visible ASCII
            "request-4711"                    | ""                                | /correlationId   | visible ASCII
            "job-17/1"                        | "job-17\\n"                       | /idempotencyKey  | visible ASCII
            "job-17/1"                        | "j\u00f6b"                        | /idempotencyKey  | visible ASCII
            {"jobId":"job-17","attempt":1}    | []                                | /payload         | must be an object
            {"jobId":"job-17","attempt":1}    | null                              | /payload         | must be an object
            """)
    void shouldRefuseWhatTheSchemaRefuses(
            final String part, final String broken, final String path, final String reason) {
        final String line = replaced(part, broken);

        assertRefused(line, path, reason);
        assertFalse(EnvelopeSchema.faults("event-envelope", line).isEmpty(), line);
    }

    /** What no schema can say. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "attempt":1         | "attempt":1,"attempt":2         | /payload/attempt | uplicate
            "attempt":1         | "a/b":{"~":[1,{"x":1,"x":1}]}   | /payload/a~1b/~0/1/x | uplicate
            "eventType":        | "producer":{},"eventType":      | /producer        | uplicate
            "service":"worker"  | "service":"a","service":"b"     | /producer/service | uplicate
            "attempt":1         | "attempt":NaN                   | /payload         | is no JSON
            "attempt":1         | "attempt":01                    | /payload         | is no JSON
            "attempt":1         | "attempt":"\\ud800"             | /payload/attempt | surrogate
            "attempt":1         | "\\ud800":1                     | /payload         | surrogate
            "service":"worker"  | "service":"\\udc00"             | /producer/service | surrogate
            "attempt":1}}       | "attempt":1}} {}                | $                | the envelope is followed by something
            "attempt":1}}       | "attempt":1}                    | $                | is no JSON
            {"contractVersion"  | [{"contractVersion"             | $                | must be an object
            2026-01-31T23:59:59.125Z | 2026-01-31T23:59:60Z       | /occurredAt      | is no time
            2026-01-31T23:59:59.125Z | 0000-01-01T00:00:00+01:00  | /occurredAt      | years 0000 to 9999
            """)
    void shouldRefuseWhatNoSchemaCanSay(
            final String part, final String broken, final String path, final String reason) {
        assertRefused(replaced(part, broken), path, reason);
    }

    @Test
    void shouldBoundLengthDepthAndMessages() {
        assertRefused(LINE + " ".repeat(EnvelopeReader.LONGEST), "$", "at most 1048576 are taken");
        assertRefused(
                replaced("\"attempt\":1", "\"attempt\":" + "[".repeat(200_000)), "/payload/attempt/0", "nesting depth");
        assertRefused(replaced("\"attempt\":1", "\"attempt\":" + "9".repeat(5_000)), "/payload", "5000");
        assertRefused(replaced("attempt", "a".repeat(2_000)), "/payload", "Name");
        final String message = assertRefused(replaced("job.started", "J".repeat(900_000)), "/eventType", "JJJ...");
        assertTrue(message.length() < 3_000, "a long value is not shown whole");
    }

    @Test
    void shouldReadAsDeepAsItWrites() {
        final String deepest = "[".repeat(97) + "]".repeat(97);
        final byte[] line = replaced("\"attempt\":1", "\"attempt\":" + deepest).getBytes(UTF_8);

        assertEquals(EnvelopeReader.read(line), EnvelopeReader.read(EnvelopeWriter.write(EnvelopeReader.read(line))));
    }

    @Test
    void shouldRefuseBytesThatAreNoUtf8() {
        final byte[] latin1 = replaced("job-17\",\"a", "j\u00f6b\",\"a").getBytes(ISO_8859_1);

        final BadEnvelopeException fault = assertThrows(BadEnvelopeException.class, () -> EnvelopeReader.read(latin1));

        final int at = LINE.indexOf("job-17\",\"a") + 1;
        assertEquals("the envelope is not UTF-8, at byte " + at, fault.getMessage());
    }

    @Test
    void shouldNameEveryFaultOfAnEnvelopeAtOnce() {
        final EventEnvelope good = EnvelopeSamples.STARTED;
        final String message = assertThrows(
                        BadEnvelopeException.class,
                        () -> new EventEnvelope(
                                "3.0.0",
                                "x",
                                new UUID(0, 0),
                                Instant.MAX,
                                good.producer(),
                                "",
                                null,
                                RawJson.NULL,
                                Map.of("payload", RawJson.NULL)))
                .getMessage();

        for (final String path : List.of(
                "/contractVersion", "/eventType", "/eventId", "/occurredAt", "/correlationId", "/idempotencyKey")) {
            assertTrue(message.contains(path + " must be"), message);
        }
        assertTrue(message.contains("/payload must be an object; /payload is a known field"), message);
    }

    private static String assertRefused(final String line, final String path, final String reason) {
        final BadEnvelopeException fault =
                assertThrows(BadEnvelopeException.class, () -> EnvelopeReader.read(line.getBytes(UTF_8)));
        final String expected = path.equals("$") ? "" : path;
        assertTrue(fault.path().startsWith(expected), fault.path() + " should begin with " + expected);
        assertTrue(fault.getMessage().contains(reason), fault.getMessage());
        return fault.getMessage();
    }

    private static String replaced(final String part, final String broken) {
        assertTrue(LINE.contains(part), part);
        return LINE.replace(part, broken.equals("$") ? "" : broken);
    }
}
