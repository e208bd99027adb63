package io.tailrace.sinks.transport.event;

import io.tailrace.codec.entry.RawJson;
import io.tailrace.codec.envelope.EventEnvelope;
import io.tailrace.codec.envelope.EventProducer;
import io.tailrace.codec.envelope.IdempotencyKeys;
import io.tailrace.engine.reader.EpochInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes the events of one epoch. A key is made of what the fact is, and the id of the key: a fact that is read again, by this or another process, is the same event byte for byte.
 * The moment at which the epoch began is in each key, because a journal that was deleted counts its epochs anew.
 */
final class EventMaker {
    private static final int LONGEST_TEXT = 200;
    private static final int HALF_OF_HEX = 16;
    private static final int RADIX = 16;
    private static final long VERSION_MASK = 0xF000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;
    private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;

    private final EpochInfo epoch;
    private final EventProducer producer;
    private final String[] identity;

    EventMaker(final EpochInfo epoch) {
        this.epoch = epoch;
        producer = new EventProducer(text(epoch.service()), text(epoch.instance()), text(epoch.buildVersion()));
        identity =
                new String[] {producer.instanceId(), Long.toString(epoch.startedAtNs()), Integer.toString(epoch.epoch())
                };
    }

    EpochInfo epoch() {
        return epoch;
    }

    /** What belongs to the epoch as a whole. */
    String correlationId() {
        return "epoch-" + epoch.startedAtNs() + "-" + epoch.epoch();
    }

    /**
     * An event of this epoch.
     *
     * @param fact what happened, besides the type: the same for the same fact, and for no other one of the epoch.
     */
    Event of(
            final EventType type,
            final long atNs,
            final String correlationId,
            final String payload,
            final Map<String, String> headers,
            final String... fact) {
        final String key = IdempotencyKeys.of(
                type.toString(),
                Stream.concat(Arrays.stream(identity), Arrays.stream(fact)).toArray(String[]::new));
        final EventEnvelope envelope = new EventEnvelope(
                EventEnvelope.CONTRACT_VERSION,
                type.toString(),
                id(key),
                Instant.ofEpochSecond(0, atNs),
                producer,
                correlationId,
                key,
                RawJson.of(payload),
                Map.of());
        final Map<String, String> all = new HashMap<>(headers);
        all.put("service", producer.service());
        all.put("instance", producer.instanceId());
        return new Event(envelope, all);
    }

    /** Version 8 of RFC 9562: bits of one's own, here those of the key, which is a digest. */
    private static UUID id(final String key) {
        final long high = Long.parseUnsignedLong(key.substring(0, HALF_OF_HEX), RADIX);
        final long low = Long.parseUnsignedLong(key.substring(HALF_OF_HEX), RADIX);
        return new UUID((high & ~VERSION_MASK) | VERSION_8, (low & ~VARIANT_MASK) | VARIANT_RFC);
    }

    /** Labels may be any text; an envelope is more particular. */
    private static String text(final String label) {
        final StringBuilder text = new StringBuilder();
        label.codePoints()
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE ? '?' : point)
                .limit(LONGEST_TEXT)
                .forEach(text::appendCodePoint);
        return text.toString().isBlank() ? "unknown" : text.toString();
    }
}
