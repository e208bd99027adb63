package io.tailrace.codec.envelope;

import io.tailrace.codec.entry.RawJson;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One event between services. A producer sends the same envelope again when it retries: id and key are made once, by
 * {@link EnvelopeFactory}. Immutable, for any thread.
 *
 * @param contractVersion of the event contract that the producer wrote by, {@code 1.MINOR.PATCH}.
 * @param eventType what happened, in words with dots between, such as {@code job.started}.
 * @param eventId of this envelope, never nil; another one for each envelope, even of the same fact.
 * @param occurredAt when it happened, years 0000 to 9999.
 * @param producer who says so.
 * @param correlationId shared by all that belongs to one piece of work; 1 to 200 visible ASCII characters.
 * @param idempotencyKey the same for every envelope of the same fact; 1 to 200 visible ASCII characters.
 * @param payload what the type's own schema describes; an object.
 * @param otherFields fields that this version does not know, in their order; they are written again.
 */
public record EventEnvelope(
        String contractVersion,
        String eventType,
        UUID eventId,
        Instant occurredAt,
        EventProducer producer,
        String correlationId,
        String idempotencyKey,
        RawJson payload,
        Map<String, RawJson> otherFields) {
    /** The event contract that this library writes. */
    public static final String CONTRACT_VERSION = "1.0.0";

    /**
     * Checks.
     *
     * @throws BadEnvelopeException naming every fault at once.
     */
    public EventEnvelope(
            final String contractVersion,
            final String eventType,
            final UUID eventId,
            final Instant occurredAt,
            final EventProducer producer,
            final String correlationId,
            final String idempotencyKey,
            final RawJson payload,
            final Map<String, RawJson> otherFields) {
        this.contractVersion = contractVersion;
        this.eventType = eventType;
        this.eventId = eventId;
        this.occurredAt = occurredAt;
        this.producer = producer;
        this.correlationId = correlationId;
        this.idempotencyKey = idempotencyKey;
        this.payload = payload;
        this.otherFields = Collections.unmodifiableMap(new LinkedHashMap<>(otherFields));
        EnvelopeRules.check(this);
    }
}
