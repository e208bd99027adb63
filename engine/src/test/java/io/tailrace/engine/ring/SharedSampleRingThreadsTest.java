package io.tailrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.status.RefusalReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Many writers and one drain that race, up to and over the close. */
class SharedSampleRingThreadsTest {
    private static final int WRITERS = 4;
    private static final int SAMPLES = 100_000;

    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong attempted = new AtomicLong();
    private final long[] lastOfWriter = new long[WRITERS];
    private long drained;

    @Test
    void shouldHandOverEveryAcceptedSampleOnceAndCountTheOthers() throws InterruptedException {
        final SharedSampleRing ring = new SharedSampleRing(0, "racing", 1_024, 0.8);
        final List<Thread> writers = start(ring, SAMPLES);
        while (writers.stream().anyMatch(Thread::isAlive)) {
            drain(ring);
        }
        join(writers);
        drain(ring);

        assertEquals(accepted.get(), drained);
        assertEquals(WRITERS * (long) SAMPLES, attempted.get());
        assertEquals(attempted.get(), accepted.get() + refused(ring));
        assertTrue(accepted.get() > 0);
    }

    @Test
    void shouldBeExactWhenClosedUnderItsWriters() throws InterruptedException {
        for (int round = 0; round < 100; round++) {
            accepted.set(0);
            attempted.set(0);
            drained = 0;
            Arrays.fill(lastOfWriter, 0);
            final SharedSampleRing ring = new SharedSampleRing(0, "racing", 256, 0.8);
            final List<Thread> writers = start(ring, Integer.MAX_VALUE);
            while (drained < 50L * round) {
                drain(ring);
            }

            ring.close();

            while (!ring.isQuiet()) {
                drain(ring);
            }
            final long atTheEnd = drained;
            join(writers);
            drain(ring);
            assertEquals(atTheEnd, drained, "nothing comes behind the end");
            assertEquals(accepted.get(), drained);
            assertEquals(attempted.get(), accepted.get() + refused(ring));
        }
    }

    private List<Thread> start(final SharedSampleRing ring, final int limit) {
        final List<Thread> writers = new ArrayList<>();
        for (int w = 0; w < WRITERS; w++) {
            final int writer = w;
            final Thread thread = new Thread(() -> write(ring, writer, limit));
            writers.add(thread);
            thread.start();
        }
        return writers;
    }

    private void write(final SharedSampleRing ring, final int writer, final int limit) {
        long taken = 0;
        long tried = 0;
        int answer = Offer.ACCEPTED;
        while (tried < limit && answer != Offer.CLOSED) {
            answer = ring.offer((int) tried & 3, writer, taken + 1);
            tried += answer == Offer.CLOSED ? 0 : 1;
            if (answer == Offer.ACCEPTED) {
                taken++;
            } else {
                LockSupport.parkNanos(1);
            }
        }
        accepted.addAndGet(taken);
        attempted.addAndGet(tried);
    }

    private void drain(final SharedSampleRing ring) {
        final int taken = ring.drain(
                (slots, from, to) -> {
                    for (int i = from; i < to; i += 2) {
                        final int writer = (int) slots[i];
                        assertEquals(++lastOfWriter[writer], slots[i + 1], "samples of one writer stay in order");
                    }
                },
                Integer.MAX_VALUE);
        drained += taken;
        if (taken == 0) {
            LockSupport.parkNanos(1); // the writers may have no core of their own
        }
    }

    private static void join(final List<Thread> threads) throws InterruptedException {
        for (final Thread thread : threads) {
            thread.join();
        }
    }

    private static long refused(final SharedSampleRing ring) {
        long sum = 0;
        for (final Priority priority : Priority.values()) {
            for (final RefusalReason reason : RefusalReason.values()) {
                sum += ring.refused(reason, priority);
            }
        }
        return sum;
    }
}
