package io.tailrace.codec.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs, attempts, alerts and their events: each schema has examples that keep it, and examples that do not. */
class DomainSchemasTest {
    private static final Path SCHEMAS = Path.of(System.getProperty("tailrace.root"), "contracts", "schemas");

    @ParameterizedTest
    @CsvSource({"jobs, domain/job", "job-attempts, domain/job-attempt", "alerts, domain/alert"})
    void shouldKeepTheSchemaOfTheDomain(final String examples, final String schema) throws IOException {
        for (final String line : lines(examples)) {
            assertEquals(List.of(), EnvelopeSchema.faults(schema, line), line);
        }
    }

    @Test
    void shouldKeepTheSchemasOfEventsInTheirEnvelopes() throws IOException {
        for (final String line : lines("events")) {
            final EventEnvelope envelope = EnvelopeReader.read(line.getBytes(UTF_8));

            assertEquals(List.of(), EnvelopeSchema.faults("event-envelope", line), line);
            assertEquals(
                    List.of(),
                    EnvelopeSchema.faults(
                            "events/" + envelope.eventType(), envelope.payload().text()),
                    line);
            assertArrayEquals(line.getBytes(UTF_8), EnvelopeWriter.write(envelope));
        }
    }

    @Test
    void shouldTellEachFactOnceInTheExamples() throws IOException {
        final List<String> lines = lines("events");

        assertEquals(
                lines.size(),
                lines.stream()
                        .map(line -> EventKey.of(EnvelopeReader.read(line.getBytes(UTF_8))))
                        .distinct()
                        .count());
    }

    @Test
    void shouldHaveAnExampleOfEachTypeOfEventAndOfEachStatus() throws IOException {
        assertEquals(
                schemas("events"),
                lines("events").stream()
                        .map(line -> EnvelopeReader.read(line.getBytes(UTF_8)).eventType())
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(Set.of("alert", "job", "job-attempt", "job-status"), schemas("domain"));
        final String jobs = String.join("\n", lines("jobs"));
        for (final String status : List.of("queued", "running", "retrying", "succeeded", "failed", "cancelled")) {
            assertTrue(jobs.contains("\"status\":\"" + status + "\""), status);
            assertEquals(List.of(), EnvelopeSchema.faults("domain/job-status", "\"" + status + "\""));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            domain/job-status  | -            | -                         | "paused"
            domain/job-status  | -            | -                         | 1
            domain/job         | jobs         | "status":"queued"         | "status":"paused"
            domain/job         | jobs         | "status":"queued"         | "status":"running"
            domain/job         | jobs         | "status":"queued"         | "status":"retrying"
            domain/job         | jobs         | "status":"queued"         | "status":"succeeded"
            domain/job         | jobs         | "status":"queued"         | "status":"failed"
            domain/job         | jobs         | "status":"queued"         | "status":"cancelled"
            domain/job         | jobs         | "attempts":0              | "attempts":-1
            domain/job         | jobs         | "maxAttempts":3           | "maxAttempts":0
            domain/job         | jobs         | "maxAttempts":3,          | $
            domain/job         | jobs         | "jobId":"job-1"           | "jobId":"job 1"
            domain/job         | jobs         | "type":"image.resize"     | "type":"image/resize"
            domain/job         | jobs         | "priority":"normal"       | "priority":"urgent"
            domain/job         | jobs         | 2026-01-31T12:00:01       | 31.01.2026 12:00:01
            domain/job         | jobs         | "timeoutMs":30000         | "timeoutMs":0.5
            domain/job-attempt | job-attempts | "attempt":1               | "attempt":0
            domain/job-attempt | job-attempts | "status":"running"        | "status":"queued"
            domain/job-attempt | job-attempts | "status":"running"        | "status":"succeeded"
            domain/job-attempt | job-attempts | "status":"running"        | "status":"lost"
            domain/job-attempt | job-attempts | "workerId":"worker-7",    | $
            domain/job-attempt | job-attempts | "queuedMs":12.5           | "queuedMs":-1
            domain/alert       | alerts       | "severity":"critical"     | "severity":"page"
            domain/alert       | alerts       | "status":"firing"         | "status":"resolved"
            domain/alert       | alerts       | "runbookUrl":"https://tailrace.io/runbooks/job-failure-rate", | $
            domain/alert       | alerts       | "https://tailrace.io      | "javascript://tailrace.io
            domain/alert       | alerts       | {"type":"image.resize"}   | {"ty pe":"image.resize"}
            domain/alert       | alerts       | {"type":"image.resize"}   | {"type":5}
            """)
    void shouldRefuseWhatIsNotOfTheDomain(
            final String schema, final String examples, final String part, final String broken) throws IOException {
        final String good = part.equals("-") ? "-" : lines(examples).get(0);
        assertTrue(good.contains(part), part);

        assertFalse(EnvelopeSchema.faults(schema, good.replace(part, broken.equals("$") ? "" : broken))
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            job.submitted  | "status":"queued"      | "status":"cancelled"
            job.submitted  | "attempts":0           | "attempts":1
            job.started    | "status":"running"     | "status":"succeeded"
            job.succeeded  | "status":"succeeded"   | "status":"failed"
            job.retried    | "status":"lost"        | "status":"cancelled"
            job.retried    | "nextAttempt":2        | "nextAttempt":1
            job.retried    | ,"nextAttemptAt":"2026-01-31T12:00:45.665Z" | $
            job.failed     | "retryable":false      | "retryable":"no"
            job.failed     | "code":"bad_input"     | "code":"Bad input"
            job.cancelled  | ,"reason":"No longer wanted." | $
            alert.raised   | "status":"firing"      | "status":"open"
            alert.resolved | "status":"resolved"    | "status":"firing"
            """)
    void shouldRefuseEventsThatContradictTheirType(final String type, final String part, final String broken)
            throws IOException {
        final String payload = lines("events").stream()
                .map(line -> EnvelopeReader.read(line.getBytes(UTF_8)))
                .filter(envelope -> envelope.eventType().equals(type))
                .findFirst()
                .orElseThrow()
                .payload()
                .text();
        assertTrue(payload.contains(part), payload);

        assertFalse(EnvelopeSchema.faults("events/" + type, payload.replace(part, broken.equals("$") ? "" : broken))
                .isEmpty());
    }

    private static Set<String> schemas(final String folder) throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS.resolve(folder))) {
            return files.map(file -> file.getFileName().toString().replace(".v1.schema.json", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<String> lines(final String examples) throws IOException {
        try (InputStream file = DomainSchemasTest.class.getResourceAsStream(examples + ".ndjson")) {
            return new String(file.readAllBytes(), UTF_8).lines().toList();
        }
    }
}
