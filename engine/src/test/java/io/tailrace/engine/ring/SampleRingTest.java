package io.tailrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.status.RefusalReason;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The single-writer ring, in the same words with and without strict mode. */
class SampleRingTest {
    private static final int CAPACITY = 512;
    private static final int BLOCK = SampleBlock.samplesFor(CAPACITY);
    private static final int NORMAL = Priority.NORMAL.rank();
    private static final int LOWEST = Priority.LOWEST.rank();
    private static final double HIGH_WATER_RATIO = 0.75;
    private static final int HIGH_WATER = 384;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldShowEachSampleAtOnce(final boolean strict) {
        final SampleRing ring = ring(strict);
        for (int i = 0; i < 3 * CAPACITY; i++) {
            assertEquals(Offer.ACCEPTED, ring.offer(NORMAL, i, -i));
            assertEquals(1, ring.unread());

            final Drained drained = Drained.all(ring);

            assertEquals(List.of(i), drained.seriesIds());
            assertEquals(List.of((long) -i), drained.values());
            assertEquals(0, ring.unread());
            assertEquals(i + 1, ring.consumed());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldHandSamplesOverInOrderWhereverABlockEnds(final boolean strict) {
        for (final int count : new int[] {1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 3 * BLOCK + 1, CAPACITY}) {
            final SampleRing ring = ring(strict);
            accept(ring, NORMAL, count);
            assertEquals(count, ring.unread());

            assertEquals(
                    LongStream.range(0, count).boxed().toList(),
                    Drained.all(ring).values());

            assertEquals(count, ring.consumed());
            assertEquals(List.of(), Drained.all(ring).values());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTakeAsManySamplesAsItHolds(final boolean strict) {
        final SampleRing ring = ring(strict);
        accept(ring, NORMAL, CAPACITY);

        assertEquals(Offer.FULL, ring.offer(NORMAL, 1, 1));
        assertEquals(CAPACITY, ring.unread());
        assertEquals(CAPACITY, ring.capacityInSamples());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRefuseEveryPriorityWhenFullAndCountEach(final boolean strict) {
        final SampleRing ring = ring(strict);
        accept(ring, NORMAL, CAPACITY);

        for (final Priority priority : Priority.values()) {
            for (int i = 0; i <= priority.rank(); i++) {
                assertEquals(Offer.FULL, ring.offer(priority.rank(), 1, 1));
            }
        }

        for (final Priority priority : Priority.values()) {
            assertEquals(priority.rank() + 1, ring.refused(RefusalReason.FULL, priority));
            assertEquals(0, ring.refused(RefusalReason.HIGH_WATER, priority));
        }
        assertEquals(CAPACITY, Drained.all(ring).values().size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTakeSamplesAgainAfterItWasFull(final boolean strict) {
        final SampleRing ring = ring(strict);
        for (int round = 0; round < 5; round++) {
            accept(ring, NORMAL, CAPACITY);
            assertEquals(Offer.FULL, ring.offer(NORMAL, 1, 1));
            assertEquals(CAPACITY, Drained.all(ring).values().size());
        }
        assertEquals(5, ring.refused(RefusalReason.FULL, Priority.NORMAL));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldRefuseOnlyTheLowestPriorityAboveTheHighWaterMark(final boolean strict) {
        final SampleRing ring = ring(strict);
        accept(ring, LOWEST, HIGH_WATER);

        assertEquals(Offer.HIGH_WATER, ring.offer(LOWEST, 1, 1));
        for (final Priority priority : List.of(Priority.CRITICAL, Priority.HIGH, Priority.NORMAL)) {
            assertEquals(Offer.ACCEPTED, ring.offer(priority.rank(), 1, 1));
        }
        assertEquals(Offer.HIGH_WATER, ring.offer(LOWEST, 1, 1));

        assertEquals(2, ring.refused(RefusalReason.HIGH_WATER, Priority.LOWEST));
        assertEquals(0, ring.refused(RefusalReason.FULL, Priority.LOWEST));
        assertEquals(HIGH_WATER + 3, ring.unread());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCountTheSamplesOfAllPrioritiesTowardsTheHighWaterMark(final boolean strict) {
        final SampleRing ring = ring(strict);
        for (int i = 0; i < HIGH_WATER; i++) {
            assertEquals(Offer.ACCEPTED, ring.offer(i % 2 == 0 ? NORMAL : LOWEST, 1, 1));
        }
        assertEquals(Offer.HIGH_WATER, ring.offer(LOWEST, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTakeTheLowestPriorityAgainBelowTheHighWaterMark(final boolean strict) {
        final SampleRing ring = ring(strict);
        accept(ring, NORMAL, HIGH_WATER);
        assertEquals(Offer.HIGH_WATER, ring.offer(LOWEST, 1, 1));

        ring.drain(new Drained(), 1); // a batch is not cut: one block

        accept(ring, LOWEST, BLOCK);
        assertEquals(Offer.HIGH_WATER, ring.offer(LOWEST, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNotHandASampleOverAgainWhenTheConsumerThrows(final boolean strict) {
        final SampleRing ring = ring(strict);
        accept(ring, NORMAL, BLOCK + 10);
        final IllegalStateException fault = new IllegalStateException("of the consumer");

        assertThrows(
                IllegalStateException.class,
                () -> ring.drain(
                        (slots, from, to) -> {
                            throw fault;
                        },
                        Integer.MAX_VALUE));

        assertEquals(BLOCK, ring.consumed());
        assertEquals(10, ring.unread());
        assertEquals(
                LongStream.range(BLOCK, BLOCK + 10).boxed().toList(),
                Drained.all(ring).values());
        accept(ring, NORMAL, CAPACITY - 10);
        assertEquals(CAPACITY - 10, Drained.all(ring).values().size());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldStopSoonAfterTheLimitOfADrain(final boolean strict) {
        final SampleRing ring = ring(strict);
        accept(ring, NORMAL, CAPACITY);

        assertEquals(BLOCK, ring.drain(new Drained(), 1));
        assertEquals(2 * BLOCK, ring.drain(new Drained(), BLOCK + 1));
        assertEquals(BLOCK, ring.drain(new Drained(), Integer.MAX_VALUE));
        assertEquals(0, ring.drain(new Drained(), Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldSayWhatItIs(final boolean strict) {
        final SampleRing ring = ring(strict);

        assertEquals(7, ring.channelId());
        assertEquals("worker", ring.name());
        assertTrue(ring.isSingleWriter());
        assertFalse(ring.isClosed());
    }

    private static void accept(final SampleRing ring, final int priority, final int count) {
        for (int i = 0; i < count; i++) {
            assertEquals(Offer.ACCEPTED, ring.offer(priority, i, i));
        }
    }

    private static SampleRing ring(final boolean strict) {
        return new SampleRing(7, "worker", CAPACITY, HIGH_WATER_RATIO, strict);
    }
}
