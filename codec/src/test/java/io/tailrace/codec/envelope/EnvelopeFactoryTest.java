package io.tailrace.codec.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.RawJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ids and keys are made once, by the producer. */
class EnvelopeFactoryTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final RawJson PAYLOAD = RawJson.of("{}");

    @Test
    void shouldMakeRandomIdsAndTakeTheTimeOfItsClock() {
        final EnvelopeFactory factory = factory(1);
        final Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            final EventEnvelope envelope = factory.envelope("job.started", "job-" + i, "c", PAYLOAD);
            ids.add(envelope.eventId());
            assertEquals(4, envelope.eventId().version());
            assertEquals(2, envelope.eventId().variant());
            assertEquals(NOW, envelope.occurredAt());
            assertEquals(EnvelopeSamples.WORKER, envelope.producer());
        }
        assertEquals(1_000, ids.size());
    }

    @Test
    void shouldTellAFactAgainWithTheSameKeyAfterARestart() {
        final String key = IdempotencyKeys.of("job.started", "job-17", "1");
        final EventEnvelope before = factory(1).envelope("job.started", key, "c", PAYLOAD);
        final EventEnvelope after =
                factory(2).envelope("job.started", IdempotencyKeys.of("job.started", "job-17", "1"), "c", PAYLOAD);

        assertNotEquals(before.eventId(), after.eventId());
        assertEquals(before.idempotencyKey(), after.idempotencyKey());
        assertEquals(EventKey.of(before), EventKey.of(after));
    }

    @Test
    void shouldSendTheSameBytesWhenItRetries() {
        final EventEnvelope envelope = factory(1).envelope("job.started", "k", "c", PAYLOAD, NOW.minusSeconds(5));

        assertArrayEquals(EnvelopeWriter.write(envelope), EnvelopeWriter.write(envelope));
        assertEquals(NOW.minusSeconds(5), envelope.occurredAt());
    }

    /** Made by hand with sha256sum, so that other languages can make the same. */
    @Test
    void shouldDeriveKeysAsDocumented() {
        // printf '\0\0\0\013job.started\0\0\0\006job-17\0\0\0\0011' | sha256sum | cut -c 1-32
        assertEquals("a5931004b13cd9aa0c4c243c29d09c7c", IdempotencyKeys.of("job.started", "job-17", "1"));
        assertNotEquals(IdempotencyKeys.of("a", "bc"), IdempotencyKeys.of("ab", "c"));
        assertNotEquals(IdempotencyKeys.of("a", "b", "c"), IdempotencyKeys.of("a", "bc"));
    }

    @Test
    void shouldRefuseFactsWithoutABusinessKey() {
        for (final String[] none : new String[][] {{}, {""}, {"job-17", ""}}) {
            final String message = assertThrows(
                            IllegalArgumentException.class, () -> IdempotencyKeys.of("job.started", none))
                    .getMessage();
            assertTrue(message.contains("needs a business key"), message);
        }
    }

    @Test
    void shouldKeepFactsOfTwoServicesAndOfTwoTypesApart() {
        final EventEnvelope started = factory(1).envelope("job.started", "job-17", "c", PAYLOAD);
        final EventEnvelope failed = factory(1).envelope("job.failed", "job-17", "c", PAYLOAD);
        final EventEnvelope other = new EnvelopeFactory(
                        new EventProducer("gateway", "worker-7", "2.3.1"), InstantSource.fixed(NOW), new Random(1))
                .envelope("job.started", "job-17", "c", PAYLOAD);

        assertNotEquals(EventKey.of(started), EventKey.of(failed));
        assertNotEquals(EventKey.of(started), EventKey.of(other));
        assertEquals(EventKey.of(started), EventKey.of(factory(9).envelope("job.started", "job-17", "d", PAYLOAD)));
    }

    private static EnvelopeFactory factory(final long seed) {
        return new EnvelopeFactory(EnvelopeSamples.WORKER, InstantSource.fixed(NOW), new Random(seed));
    }
}
