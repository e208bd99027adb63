package io.tailrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.aggregate.SampleSource;
import io.tailrace.engine.bucket.SampleSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Writers and a drain that race: each time that a caller gave comes with its own sample. */
class CallerTimesThreadsTest {
    private static final int SAMPLES = 100_000;
    private static final long SLOT = SampleSlot.of(3, true);

    @FunctionalInterface
    private interface Recorder {
        int offer(long value, long timeNs);
    }

    @Test
    void shouldComeWithTheSamplesOfASingleWriter() throws InterruptedException {
        final SampleRing ring = new SampleRing(0, "racing", 256, 0.8, false);
        race(ring, 1, (value, timeNs) -> offer(ring, value, timeNs));
    }

    @Test
    void shouldComeWithTheSamplesOfManyWriters() throws InterruptedException {
        final SharedSampleRing ring = new SharedSampleRing(0, "racing", 256, 0.8);
        race(ring, 3, (value, timeNs) -> offer(ring, value, timeNs));
    }

    /** Every fourth one without a time. */
    private static int offer(final SampleRing ring, final long value, final long timeNs) {
        return value % 4 == 0 ? ring.offer(1, SLOT, value) : ring.offerAt(1, SLOT, value, timeNs);
    }

    private static int offer(final SharedSampleRing ring, final long value, final long timeNs) {
        return value % 4 == 0 ? ring.offer(1, SLOT, value) : ring.offerAt(1, SLOT, value, timeNs);
    }

    private static void race(final SampleSource ring, final int writers, final Recorder recorder)
            throws InterruptedException {
        final AtomicLong accepted = new AtomicLong();
        final List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            final Thread thread = new Thread(() -> {
                for (long value = 0; value < SAMPLES / writers; value++) {
                    accepted.addAndGet(recorder.offer(value, time(value)) == Offer.ACCEPTED ? 1 : 0);
                }
            });
            threads.add(thread);
            thread.start();
        }
        long drained = 0;
        while (threads.stream().anyMatch(Thread::isAlive)) {
            drained += drain(ring);
        }
        for (final Thread thread : threads) {
            thread.join();
        }
        for (int now = 1; now > 0; drained += now) {
            now = drain(ring);
        }
        assertEquals(accepted.get(), drained);
    }

    private static int drain(final SampleSource ring) {
        final int drained = ring.drain(
                (slots, from, to) -> {
                    for (int i = from; i < to; i += 2) {
                        final long value = slots[i + 1];
                        final boolean isTimed = SampleSlot.hasCallerTime(slots[i]);
                        if (isTimed != (value % 4 != 0) || (isTimed && ring.callerTimeNs(i) != time(value))) {
                            throw new AssertionError("sample " + value + " came with another one's time");
                        }
                    }
                },
                Integer.MAX_VALUE);
        if (drained == 0) {
            LockSupport.parkNanos(1); // the writers may have no core of their own
        }
        return drained;
    }

    private static long time(final long value) {
        return value * 0x9E3779B97F4A7C15L;
    }
}
