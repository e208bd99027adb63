package io.tailrace.codec.envelope;

import static io.tailrace.codec.envelope.Admission.BUSY;
import static io.tailrace.codec.envelope.Admission.DUPLICATE;
import static io.tailrace.codec.envelope.Admission.IN_PROGRESS;
import static io.tailrace.codec.envelope.Admission.NEW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The two phases and the window, case by case. */
class DeduplicatorTest {
    private final AtomicLong nowMs = new AtomicLong(1_000_000);
    private final Deduplicator deduplicator =
            new Deduplicator(new DeduplicatorConfig(3, Duration.ofMillis(100), 2, Duration.ofMillis(50)), this::now);

    @Test
    void shouldLetOneEventOfAFactThrough() {
        assertEquals(NEW, begin(1));
        assertEquals(IN_PROGRESS, begin(1));
        deduplicator.done(key(1));
        assertEquals(DUPLICATE, begin(1));
        deduplicator.done(key(1));
        assertEquals(DUPLICATE, begin(1));
        assertEquals(2, deduplicator.status().duplicates());
    }

    @Test
    void shouldLetAnEventThroughAgainWhoseProcessingFailed() {
        assertEquals(NEW, begin(1));
        deduplicator.abandon(key(1));
        assertEquals(NEW, begin(1));
        assertEquals(0, deduplicator.status().abandoned());
    }

    @Test
    void shouldLetAnEventThroughAgainWhoseProcessingNeverEnded() {
        assertEquals(NEW, begin(1));
        nowMs.addAndGet(49);
        assertEquals(IN_PROGRESS, begin(1));
        nowMs.addAndGet(1);
        assertEquals(NEW, begin(1));
        assertEquals(1, deduplicator.status().abandoned());
        deduplicator.done(key(1));
        deduplicator.done(key(1));
        assertEquals(DUPLICATE, begin(1));
        assertEquals(0, deduplicator.status().inProgress());
    }

    @Test
    void shouldRefuseMoreThanMayBeInProgressAndTakeThePlaceOfTheAbandoned() {
        assertEquals(NEW, begin(1));
        nowMs.addAndGet(10);
        assertEquals(NEW, begin(2));
        assertEquals(BUSY, begin(3));
        nowMs.addAndGet(40);
        assertEquals(NEW, begin(3));
        assertEquals(BUSY, begin(1));
        assertEquals(new DeduplicatorStatus(0, 2, 0, 2, 1, 0), deduplicator.status());
    }

    @Test
    void shouldForgetPastItsCountAndSayThatItWasEarly() {
        IntStream.rangeClosed(1, 4).forEach(this::process);
        assertEquals(NEW, begin(1));
        for (int i = 2; i <= 4; i++) {
            assertEquals(DUPLICATE, begin(i));
        }
        assertEquals(1, deduplicator.status().forgottenEarly());
    }

    @Test
    void shouldForgetPastItsAge() {
        process(1);
        nowMs.addAndGet(99);
        assertEquals(DUPLICATE, begin(1));
        nowMs.addAndGet(1);
        assertEquals(NEW, begin(1));
        assertEquals(0, deduplicator.status().forgottenEarly());
    }

    @Test
    void shouldNotForgetEarlierWhenTheClockIsSetBack() {
        process(1);
        nowMs.addAndGet(-1_000);
        process(2);
        nowMs.addAndGet(1_099);
        assertEquals(DUPLICATE, begin(1));
        assertEquals(DUPLICATE, begin(2));
        nowMs.addAndGet(1);
        assertEquals(NEW, begin(1));
    }

    @Test
    void shouldAdmitOneOfManyThreads() throws Exception {
        final int threads = 4;
        final CyclicBarrier together = new CyclicBarrier(threads);
        final ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 200; round++) {
                final EventKey key = key(1_000 + round);
                final List<Future<Admission>> answers = IntStream.range(0, threads)
                        .mapToObj(i -> executor.submit(() -> {
                            together.await();
                            return deduplicator.begin(key);
                        }))
                        .toList();
                int admitted = 0;
                for (final Future<Admission> answer : answers) {
                    admitted += answer.get() == NEW ? 1 : 0;
                }
                assertEquals(1, admitted);
                deduplicator.done(key);
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void shouldNameEveryFaultOfItsConfigurationAtOnce() {
        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new DeduplicatorConfig(0, Duration.ZERO, 1 << 30, Duration.ofDays(20_000)))
                .getMessage();
        for (final String name : List.of("capacity", "maxAge", "maxInProgress", "patience")) {
            assertTrue(message.contains(name + " must be"), message);
        }
    }

    @Test
    void shouldRememberAHundredThousandFactsForADayByDefault() {
        assertEquals(
                new DeduplicatorConfig(100_000, Duration.ofHours(24), 1_024, Duration.ofMinutes(5)),
                DeduplicatorConfig.DEFAULT);
    }

    private Admission begin(final int fact) {
        return deduplicator.begin(key(fact));
    }

    private void process(final int fact) {
        assertEquals(NEW, begin(fact));
        deduplicator.done(key(fact));
    }

    private Instant now() {
        return Instant.ofEpochMilli(nowMs.get());
    }

    private static EventKey key(final int fact) {
        return new EventKey(fact, 0);
    }
}
