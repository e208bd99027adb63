package io.tailrace.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The checks see what they are there to see. */
class ChecksTest {
    private static final int ARRAY_LENGTH = 1_000;

    @SuppressWarnings("UnusedVariable") // written, so that the array is really made
    private static volatile Object sink;

    @Test
    void shouldSeeAThreadThatWasStartedAndNotOneThatHasEnded() throws InterruptedException {
        final ThreadLeaks leaks = ThreadLeaks.watch();
        final CountDownLatch end = new CountDownLatch(1);
        final Thread thread = new Thread(
                () -> {
                    try {
                        end.await();
                    } catch (final InterruptedException asked) {
                        Thread.currentThread().interrupt();
                    }
                },
                "leaking");
        thread.start();

        assertEquals(Set.of("leaking"), leaks.started());

        end.countDown();
        thread.join();
        assertEquals(Set.of(), leaks.started());
    }

    @Test
    void shouldSeeWhatEveryRunAllocates() {
        final long bytes = Allocations.bytesPerRun(() -> sink = new byte[ARRAY_LENGTH]);

        assertTrue(bytes >= ARRAY_LENGTH && bytes < 2 * ARRAY_LENGTH, () -> bytes + " bytes");
        assertEquals(0, Allocations.bytesPerRun(() -> sink = null));
    }

    @Test
    void shouldNameTheSeedOfAFailure() {
        final List<Integer> first = new ArrayList<>();
        final AssertionError failure = assertThrows(
                AssertionError.class,
                () -> Seeds.run(5, random -> {
                    first.add(random.nextInt());
                    if (first.size() == 3) {
                        throw new AssertionError("the third");
                    }
                }));

        assertEquals("the third", failure.getCause().getMessage());
        assertTrue(failure.getMessage().matches("failed with -Dtailrace.seed=-?\\d+"), failure::getMessage);
        assertEquals(3, first.size());
    }

    @Test
    void shouldMoveBothClocksAndSetOne() {
        final SettableClock clock = new SettableClock();
        final long startNs = clock.nanoTime();

        clock.advanceMs(2);
        clock.advanceNs(3);
        assertEquals(2_000_003, clock.nanoTime() - startNs);
        assertEquals(SettableClock.START_EPOCH_NS + 2_000_003, clock.epochNanos());

        clock.setEpochNanos(17);
        assertEquals(17, clock.epochNanos());
        assertEquals(2_000_003, clock.nanoTime() - startNs);
    }
}
