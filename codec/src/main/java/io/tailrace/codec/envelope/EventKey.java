package io.tailrace.codec.envelope;

/**
 * A fact as a {@link Deduplicator} knows it: the first 128 bits of SHA-256 over service, event type and idempotency key, each behind its
 * length. Keys of two services, or of two types, are never taken for one. Two different facts have the same digest with a probability of
 * 2^-128: among a million remembered facts, one of 10^12 events is wrongly taken for a duplicate with a probability below 10^-20. Immutable.
 *
 * @param high the first 64 bits.
 * @param low the next 64 bits.
 */
public record EventKey(long high, long low) {
    private static final int BYTES = Long.BYTES;

    /**
     * The fact that an envelope tells.
     *
     * @param envelope any.
     * @return the same for every envelope of the fact.
     */
    public static EventKey of(final EventEnvelope envelope) {
        final byte[] digest =
                FactDigest.of(envelope.producer().service(), envelope.eventType(), envelope.idempotencyKey());
        return new EventKey(longAt(digest, 0), longAt(digest, BYTES));
    }

    private static long longAt(final byte[] bytes, final int offset) {
        long value = 0;
        for (int i = offset; i < offset + BYTES; i++) {
            value = (value << Byte.SIZE) | (bytes[i] & 0xFF);
        }
        return value;
    }
}
