package io.tailrace.codec.envelope;

import io.tailrace.codec.entry.RawJson;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes the envelopes of one producer. A retry sends the envelope that was made, and does not make another one. A fact that is told again after
 * a restart gets another event id and the same idempotency key. Any thread, if clock and randomness are for any thread; the ones of
 * {@link #of} are.
 */
public final class EnvelopeFactory {
    private static final long VERSION_MASK = 0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;
    private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;

    private final EventProducer producer;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * A factory with a clock and randomness of the caller's.
     *
     * @param producer who makes events.
     * @param clock for events that say no time of their own.
     * @param random of event ids; 122 bits of each id.
     */
    public EnvelopeFactory(final EventProducer producer, final InstantSource clock, final RandomGenerator random) {
        this.producer = producer;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A factory with the system's clock and secure randomness.
     *
     * @param producer who makes events.
     * @return the factory.
     */
    public static EnvelopeFactory of(final EventProducer producer) {
        return new EnvelopeFactory(producer, Clock.systemUTC(), new SecureRandom());
    }

    /**
     * The envelope of a fact that happens now.
     *
     * @param eventType what happened.
     * @param idempotencyKey of the fact: a key of the business's own, or one of {@link IdempotencyKeys#of}.
     * @param correlationId of the piece of work that it belongs to.
     * @param payload what the type's schema describes.
     * @return an envelope to be sent until it is acknowledged, the same one each time.
     * @throws BadEnvelopeException naming every fault at once.
     */
    public EventEnvelope envelope(
            final String eventType, final String idempotencyKey, final String correlationId, final RawJson payload) {
        return envelope(eventType, idempotencyKey, correlationId, payload, clock.instant());
    }

    /**
     * The envelope of a fact whose time is known.
     *
     * @param eventType what happened.
     * @param idempotencyKey of the fact: a key of the business's own, or one of {@link IdempotencyKeys#of}.
     * @param correlationId of the piece of work that it belongs to.
     * @param payload what the type's schema describes.
     * @param occurredAt when it happened.
     * @return an envelope to be sent until it is acknowledged, the same one each time.
     * @throws BadEnvelopeException naming every fault at once.
     */
    public EventEnvelope envelope(
            final String eventType,
            final String idempotencyKey,
            final String correlationId,
            final RawJson payload,
            final Instant occurredAt) {
        return new EventEnvelope(
                EventEnvelope.CONTRACT_VERSION,
                eventType,
                randomId(),
                occurredAt,
                producer,
                correlationId,
                idempotencyKey,
                payload,
                Map.of());
    }

    /** Version 4 of RFC 9562; its version and variant bits make it other than nil. */
    private UUID randomId() {
        return new UUID(
                (random.nextLong() & ~VERSION_MASK) | VERSION_4, (random.nextLong() & ~VARIANT_MASK) | VARIANT_RFC);
    }
}
