package io.tailrace.codec.envelope;

import io.tailrace.codec.entry.RawJson;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Envelopes for tests. */
final class EnvelopeSamples {
    static final EventProducer WORKER = new EventProducer("worker", "worker-7", "2.3.1");

    static final EventEnvelope STARTED = new EventEnvelope(
            "1.0.0",
            "job.started",
            UUID.fromString("0190a6c1-7f3e-4a55-9d0b-1f2e3d4c5b6a"),
            Instant.parse("2026-01-31T23:59:59.125Z"),
            WORKER,
            "request-4711",
            "job-17/1",
            RawJson.of("{\"jobId\":\"job-17\",\"attempt\":1}"),
            Map.of());

    static final String STARTED_LINE = """
            {"contractVersion":"1.0.0","eventType":"job.started",\
            "eventId":"0190a6c1-7f3e-4a55-9d0b-1f2e3d4c5b6a","occurredAt":"2026-01-31T23:59:59.125Z",\
            "producer":{"service":"worker","instanceId":"worker-7","version":"2.3.1"},\
            "correlationId":"request-4711","idempotencyKey":"job-17/1",\
            "payload":{"jobId":"job-17","attempt":1}}""";

    private EnvelopeSamples() {}
}
