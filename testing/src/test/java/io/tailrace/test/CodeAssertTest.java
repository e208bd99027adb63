package io.tailrace.test;

import static io.tailrace.test.TailraceAssertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The checks see what they are there to see. */
class CodeAssertTest {
    private static final int ARRAY_LENGTH = 1_000;

    @SuppressWarnings("UnusedVariable") // written, so that the array is really made
    private static volatile Object sink;

    @Test
    void shouldSeeWhatEachRunAllocates() {
        assertThatCode(() -> sink = null).allocatesNothing();
        final AssertionError failure = assertThrows(
                AssertionError.class,
                () -> assertThatCode(() -> sink = new byte[ARRAY_LENGTH])
                        .warmedUpBy(10)
                        .allocatesNothing());
        assertTrue(
                failure.getMessage().matches("it allocates 10\\d\\d bytes a run, .* behind 10 to warm up"),
                failure::getMessage);
    }

    @Test
    void shouldSeeAThreadThatIsLeftAndNotOneThatEnds() throws InterruptedException {
        final CountDownLatch end = new CountDownLatch(1);
        final ThreadLeaks leaks = ThreadLeaks.watch();
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
        final AssertionError failure = assertThrows(AssertionError.class, () -> leaks.check(Duration.ofMillis(1)));
        assertTrue(failure.getMessage().startsWith("threads are left: leaking"), failure::getMessage);

        end.countDown();
        leaks.check(Duration.ofMinutes(1));
        thread.join();
        assertThatCode(() -> new Thread(() -> sink = null, "short").start()).leavesNoThreads();
    }
}
