package io.tailrace.sinks.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void shouldDoubleUpToItsBoundAndBeginAnew() {
        final Backoff backoff = new Backoff(new RetryPolicy(100, 1_000, 1, 4_000), 7);
        long baseNs = 100;
        for (int i = 0; i < 20; i++) {
            final long waitNs = backoff.nextNs();
            final long expectedNs = baseNs;
            assertTrue(waitNs >= expectedNs / 2 && waitNs <= expectedNs * 3 / 2, () -> waitNs + " for " + expectedNs);
            baseNs = Math.min(1_000, baseNs * 2);
        }
        final long isolatedNs = backoff.isolatedNs();
        assertTrue(isolatedNs >= 2_000 && isolatedNs <= 6_000, "" + isolatedNs);
        backoff.reset();
        assertTrue(backoff.nextNs() <= 150);
    }

    @Test
    void shouldNotComeBackTogetherWithOthers() {
        final RetryPolicy policy = RetryPolicy.defaults();
        assertNotEquals(new Backoff(policy, 1).nextNs(), new Backoff(policy, 2).nextNs());
    }

    @Test
    void shouldNotOverflow() {
        final Backoff backoff = new Backoff(new RetryPolicy(1, Long.MAX_VALUE / 4, 1, 1), 1);
        for (int i = 0; i < 200; i++) {
            assertTrue(backoff.nextNs() > 0);
        }
    }

    @Test
    void shouldHaveTheDocumentedDefaults() {
        assertEquals(
                new RetryPolicy(
                        TimeUnit.MILLISECONDS.toNanos(100),
                        TimeUnit.SECONDS.toNanos(5),
                        TimeUnit.MINUTES.toNanos(1),
                        TimeUnit.SECONDS.toNanos(30)),
                RetryPolicy.defaults());
    }

    @Test
    void shouldTellAllFaultsOfAPolicyAtOnce() {
        assertEquals(
                "retry policy: initialNs must be at least 1, was 0; longestNs must be at least initialNs (0), was -1;"
                        + " isolateAfterNs must be at least 1, was 0; isolatedNs must be at least 1, was 0",
                assertThrows(IllegalArgumentException.class, () -> new RetryPolicy(0, -1, 0, 0))
                        .getMessage());
    }
}
