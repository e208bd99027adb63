package io.tailrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.status.RefusalReason;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Who may record into a single-writer ring, and until when. */
class SampleRingLifeTest {
    private static final int NORMAL = Priority.NORMAL.rank();
    private static final int LOWEST = Priority.LOWEST.rank();

    @Test
    void shouldNameBothThreadsWhenASecondOneRecordsInStrictMode() throws InterruptedException {
        final SampleRing ring = ring(true);
        inThread("first", () -> ring.offer(NORMAL, 1, 1));

        final IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> inThread("second", () -> ring.offer(NORMAL, 1, 2)));

        assertEquals(
                "channel \"worker\" has one writer, thread \"first\", but thread \"second\" recorded into it:"
                        + " open a channel for each thread, or use the shared channel",
                refused.getMessage());
        assertEquals(List.of(1L), Drained.all(ring).values());
    }

    @Test
    void shouldCheckTheThreadAtEachCallInStrictMode() throws InterruptedException {
        final SampleRing ring = ring(true);
        inThread("first", () -> {
            for (int i = 0; i < 10; i++) {
                ring.offer(NORMAL, 1, i);
            }
        });
        assertThrows(IllegalStateException.class, () -> inThread("second", () -> ring.offer(LOWEST, 1, 1)));
        assertThrows(IllegalStateException.class, () -> inThread("third", () -> ring.offer(NORMAL, 1, 1)));
        assertEquals(10, Drained.all(ring).values().size());
    }

    @Test
    void shouldBelongToTheThreadThatRecordsFirst() throws InterruptedException {
        final SampleRing ring = ring(false);
        assertEquals("none", ring.ownerName());
        assertFalse(ring.isOwnerDead());

        inThread("first", () -> ring.offer(NORMAL, 1, 1));

        assertEquals("first", ring.ownerName());
        assertTrue(ring.isOwnerDead());
    }

    @Test
    void shouldAnswerClosedAndTouchNothingAfterItsOwnerClosedIt() {
        for (final boolean strict : new boolean[] {true, false}) {
            final SampleRing ring = ring(strict);
            ring.offer(NORMAL, 1, 1);
            ring.close();

            assertClosed(ring);

            assertTrue(ring.isClosed());
            assertTrue(ring.isQuiet());
            assertEquals(List.of(1L), Drained.all(ring).values());
        }
    }

    @Test
    void shouldAnswerClosedWhenNobodyEverRecorded() {
        final SampleRing ring = ring(false);
        ring.close();

        assertTrue(ring.isQuiet());
        assertClosed(ring);
        assertEquals(List.of(), Drained.all(ring).values());
    }

    @Test
    void shouldAnswerClosedToAFullRingsOwner() {
        final SampleRing ring = ring(false);
        for (int i = 0; i < 256; i++) {
            ring.offer(NORMAL, 1, i);
        }
        ring.close();

        assertClosed(ring);
        assertEquals(256, Drained.all(ring).values().size());
    }

    @Test
    void shouldWaitForTheOwnerToSeeThatAnotherThreadClosedIt() throws InterruptedException {
        final SampleRing ring = ring(false);
        ring.offer(NORMAL, 1, 1);

        inThread("other", ring::close);

        assertTrue(ring.isClosed());
        assertFalse(ring.isQuiet(), "its owner may be in the middle of a call");
        assertClosed(ring);
        assertTrue(ring.isQuiet());
        assertEquals(List.of(1L), Drained.all(ring).values());
    }

    @Test
    void shouldNotWaitForAnOwnerThatHasEnded() throws InterruptedException {
        final SampleRing ring = ring(false);
        inThread("owner", () -> ring.offer(NORMAL, 1, 1));

        ring.close();

        assertTrue(ring.isQuiet());
        assertEquals(List.of(1L), Drained.all(ring).values());
    }

    @Test
    void shouldCloseAnyNumberOfTimes() {
        final SampleRing ring = ring(false);
        ring.close();
        ring.close();

        assertTrue(ring.isQuiet());
    }

    private static void assertClosed(final SampleRing ring) {
        for (int i = 0; i < 3; i++) {
            assertEquals(Offer.CLOSED, ring.offer(NORMAL, 9, 9));
            assertEquals(Offer.CLOSED, ring.offer(LOWEST, 9, 9));
        }
        for (final Priority priority : Priority.values()) {
            for (final RefusalReason reason : RefusalReason.values()) {
                assertEquals(0, ring.refused(reason, priority), "a closed ring counts nothing");
            }
        }
    }

    private static void inThread(final String name, final Runnable task) throws InterruptedException {
        final AtomicReference<RuntimeException> thrown = new AtomicReference<>();
        final Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (final RuntimeException fault) {
                        thrown.set(fault);
                    }
                },
                name);
        thread.start();
        thread.join();
        if (thrown.get() != null) {
            throw thrown.get();
        }
    }

    private static SampleRing ring(final boolean strict) {
        return new SampleRing(0, "worker", 256, 0.8, strict);
    }
}
