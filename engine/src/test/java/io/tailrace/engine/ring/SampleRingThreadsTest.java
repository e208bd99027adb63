package io.tailrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.status.RefusalReason;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A writer and a drain that race: nothing is lost, doubled, torn or out of order. */
class SampleRingThreadsTest {
    private static final int SAMPLES = 300_000;
    private static final int NORMAL = Priority.NORMAL.rank();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldHandOverEverySampleOnceAndInOrder(final boolean strict) throws InterruptedException {
        final SampleRing ring = new SampleRing(0, "racing", 256, 0.8, strict);
        final AtomicLong accepted = new AtomicLong();
        final Thread writer = new Thread(() -> {
            long count = 0;
            for (int i = 0; i < SAMPLES; i++) {
                if (ring.offer(i & 3, count, check(count)) == Offer.ACCEPTED) {
                    count++;
                }
            }
            ring.close();
            accepted.set(count);
        });
        writer.start();

        final long drained = drainUntilQuiet(ring);
        writer.join();

        assertEquals(accepted.get(), drained);
        assertEquals(accepted.get(), ring.consumed());
        assertEquals(SAMPLES, accepted.get() + refused(ring), "accepted and refused are all that was attempted");
    }

    @Test
    void shouldKeepAllThatWasAcceptedBeforeAnotherThreadClosedIt() throws InterruptedException {
        for (int round = 0; round < 100; round++) {
            final SampleRing ring = new SampleRing(0, "racing", 256, 0.8, false);
            final AtomicLong accepted = new AtomicLong();
            final Thread writer = new Thread(() -> {
                int answer = Offer.ACCEPTED;
                long count = 0;
                while (answer != Offer.CLOSED) {
                    answer = ring.offer(NORMAL, count, check(count));
                    if (answer == Offer.FULL) {
                        LockSupport.parkNanos(1);
                    } else if (answer == Offer.ACCEPTED) {
                        accepted.set(++count);
                    }
                }
            });
            writer.start();
            final long closeAt = round * 17L;
            long drained = 0;
            while (drained < closeAt) {
                drained += drain(ring, drained);
            }

            ring.close();

            while (!ring.isQuiet()) {
                drained += drain(ring, drained);
            }
            drained += drain(ring, drained);
            writer.join();
            assertEquals(accepted.get(), drained);
        }
    }

    private static long drainUntilQuiet(final SampleRing ring) {
        long drained = 0;
        boolean quiet = false;
        while (!quiet) {
            quiet = ring.isQuiet(); // before the drain, which then takes all there will ever be
            drained += drain(ring, drained);
            assertTrue(ring.unread() >= 0 && ring.unread() <= ring.capacityInSamples());
        }
        return drained;
    }

    private static int drain(final SampleRing ring, final long first) {
        final long[] next = {first};
        final int drained = ring.drain(
                (slots, from, to) -> {
                    for (int i = from; i < to; i += 2) {
                        if (slots[i] != (int) next[0] || slots[i + 1] != check(next[0])) {
                            throw new AssertionError(
                                    "sample " + next[0] + " came as " + slots[i] + ", " + slots[i + 1]);
                        }
                        next[0]++;
                    }
                },
                Integer.MAX_VALUE);
        if (drained == 0) {
            LockSupport.parkNanos(1); // the writer may have no core of its own
        }
        return drained;
    }

    private static long check(final long count) {
        return count * 0x9E3779B97F4A7C15L;
    }

    private static long refused(final SampleRing ring) {
        long sum = 0;
        for (final Priority priority : Priority.values()) {
            for (final RefusalReason reason : RefusalReason.values()) {
                sum += ring.refused(reason, priority);
            }
        }
        return sum;
    }
}
