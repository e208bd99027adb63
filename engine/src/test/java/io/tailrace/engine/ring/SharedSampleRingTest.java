package io.tailrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.status.RefusalReason;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The multi-writer ring: what one thread sees of it. */
class SharedSampleRingTest {
    private static final int CAPACITY = 2_048;
    private static final int HIGH_WATER = 1_536;
    private static final int NORMAL = Priority.NORMAL.rank();
    private static final int LOWEST = Priority.LOWEST.rank();

    private final SharedSampleRing ring = new SharedSampleRing(3, "shared", CAPACITY, 0.75);

    @Test
    void shouldShowEachSampleAtOnce() {
        for (int i = 0; i < 3 * CAPACITY; i++) {
            assertEquals(Offer.ACCEPTED, ring.offer(NORMAL, i, -i));
            assertEquals(1, ring.unread());

            final Drained drained = Drained.all(ring);

            assertEquals(List.of(i), drained.seriesIds());
            assertEquals(List.of((long) -i), drained.values());
            assertEquals(i + 1, ring.consumed());
        }
        assertEquals(0, ring.unread());
    }

    @Test
    void shouldHandSamplesOverInOrderWhateverTheirNumber() {
        for (final int count : new int[] {1, 511, 512, 513, 1_500, CAPACITY}) {
            accept(NORMAL, count);
            assertEquals(count, ring.unread());
            assertEquals(
                    LongStream.range(0, count).boxed().toList(),
                    Drained.all(ring).values());
        }
    }

    @Test
    void shouldRefuseEveryPriorityWhenFullAndCountEach() {
        accept(NORMAL, CAPACITY);

        for (final Priority priority : Priority.values()) {
            for (int i = 0; i <= priority.rank(); i++) {
                assertEquals(Offer.FULL, ring.offer(priority.rank(), 1, 1));
            }
            assertEquals(priority.rank() + 1, ring.refused(RefusalReason.FULL, priority));
            assertEquals(0, ring.refused(RefusalReason.HIGH_WATER, priority));
        }
        assertEquals(CAPACITY, Drained.all(ring).values().size());
        accept(NORMAL, CAPACITY);
    }

    @Test
    void shouldRefuseOnlyTheLowestPriorityAboveTheHighWaterMark() {
        accept(LOWEST, HIGH_WATER);

        assertEquals(Offer.HIGH_WATER, ring.offer(LOWEST, 1, 1));
        assertEquals(Offer.ACCEPTED, ring.offer(NORMAL, 1, 1));
        assertEquals(1, ring.refused(RefusalReason.HIGH_WATER, Priority.LOWEST));

        ring.drain(new Drained(), 2);
        assertEquals(Offer.ACCEPTED, ring.offer(LOWEST, 1, 1));
        assertEquals(Offer.HIGH_WATER, ring.offer(LOWEST, 1, 1));
    }

    @Test
    void shouldNotHandASampleOverAgainWhenTheConsumerThrows() {
        accept(NORMAL, 600);
        final IllegalStateException fault = new IllegalStateException("of the consumer");

        assertThrows(
                IllegalStateException.class,
                () -> ring.drain(
                        (slots, from, to) -> {
                            throw fault;
                        },
                        Integer.MAX_VALUE));

        assertEquals(512, ring.consumed());
        assertEquals(
                LongStream.range(512, 600).boxed().toList(), Drained.all(ring).values());
        accept(NORMAL, CAPACITY);
    }

    @Test
    void shouldStopAtTheLimitOfADrain() {
        accept(NORMAL, 1_000);

        assertEquals(1, ring.drain(new Drained(), 1));
        assertEquals(600, ring.drain(new Drained(), 600));
        assertEquals(399, ring.drain(new Drained(), 600));
    }

    @Test
    void shouldAnswerClosedAndKeepWhatItHasAfterClose() {
        accept(NORMAL, 5);
        ring.close();
        assertTrue(ring.isClosed());
        assertFalse(ring.isQuiet(), "not before the drain that sees the end");

        assertClosed();

        assertEquals(5, Drained.all(ring).values().size());
        assertClosed();
        assertTrue(ring.isQuiet());
        assertEquals(5, ring.consumed());
        assertEquals(0, ring.unread());
    }

    @Test
    void shouldKeepWhatAFullRingHasAfterClose() {
        accept(NORMAL, CAPACITY);
        ring.close();
        assertClosed();

        long drained = 0;
        while (!ring.isQuiet()) {
            drained += ring.drain(new Drained(), 100);
        }

        assertEquals(CAPACITY, drained);
        assertClosed();
        assertEquals(0, ring.drain(new Drained(), 100));
    }

    @Test
    void shouldBelongToNobody() {
        accept(NORMAL, 1);

        assertFalse(ring.isSingleWriter());
        assertFalse(ring.isOwnerDead());
        assertEquals("none", ring.ownerName());
        assertEquals(3, ring.channelId());
        assertEquals("shared", ring.name());
        assertEquals(CAPACITY, ring.capacityInSamples());
    }

    private void assertClosed() {
        assertEquals(Offer.CLOSED, ring.offer(NORMAL, 9, 9));
        assertEquals(Offer.CLOSED, ring.offer(LOWEST, 9, 9));
        for (final Priority priority : Priority.values()) {
            assertEquals(0, ring.refused(RefusalReason.FULL, priority));
            assertEquals(0, ring.refused(RefusalReason.HIGH_WATER, priority));
        }
    }

    private void accept(final int priority, final int count) {
        for (int i = 0; i < count; i++) {
            assertEquals(Offer.ACCEPTED, ring.offer(priority, i, i));
        }
    }
}
