package io.tailrace.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.aggregate.ExemplarConsumer;
import io.tailrace.testsupport.Allocations;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A writer fills free places, the aggregator empties them. */
class ExemplarBoxTest {
    private final List<String> collected = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldHandOverWhatWasOfferedOnce(final boolean singleWriter) {
        final ExemplarBox box = new ExemplarBox(7, singleWriter, null);
        assertTrue(box.offer(1_000, 1, 2, 3));
        assertTrue(box.offer(1_000_000, -1, Long.MIN_VALUE, 0));
        collect(box);
        collect(box);

        assertEquals(List.of("7: 1000 1 2 3", "7: 1000000 -1 " + Long.MIN_VALUE + " 0"), collected);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldDropWhatFindsItsPlaceFull(final boolean singleWriter) {
        final ExemplarBox box = new ExemplarBox(7, singleWriter, null);
        assertTrue(box.offer(1_000, 1, 1, 1));
        assertFalse(box.offer(1_001, 2, 2, 2));
        collect(box);
        assertTrue(box.offer(1_001, 3, 3, 3));
        collect(box);

        assertEquals(List.of("7: 1000 1 1 1", "7: 1001 3 3 3"), collected);
    }

    @Test
    void shouldKeepAPlaceForSlowOnesBesideManyQuickOnes() {
        final ExemplarBox box = new ExemplarBox(7, true, null);
        for (int i = 0; i < 100; i++) {
            box.offer(1_000 + i, 1, i, 1);
        }
        assertTrue(box.offer(50_000_000, 9, 9, 9));
        collect(box);

        assertEquals(2, collected.size(), collected.toString());
        assertTrue(collected.contains("7: 50000000 9 9 9"));
    }

    @Test
    void shouldHaveAPlaceForEveryValue() {
        for (int bit = 0; bit < 64; bit++) {
            final int place = ExemplarBox.placeOf(1L << bit);
            assertTrue(place >= 0 && place < ExemplarBox.PLACES);
        }
        assertEquals(0, ExemplarBox.placeOf(0));
        assertEquals(0, ExemplarBox.placeOf(-1));
    }

    @Test
    void shouldTakeNoTraceIdOfZero() {
        final ExemplarBox box = new ExemplarBox(7, true, null);
        assertFalse(box.offer(1_000, 0, 0, 5));
        assertTrue(box.offer(1_000, 0, 1, 0));
    }

    @Test
    void shouldHaveOneBoxASeries() {
        final SampleRing ring = new SampleRing(0, "worker", 256, 0.8, false);
        final SharedSampleRing shared = new SharedSampleRing(1, "shared", 256, 0.8);

        assertSame(ring.exemplarBox(1), ring.exemplarBox(1));
        assertNotSame(ring.exemplarBox(1), ring.exemplarBox(2));
        assertSame(shared.exemplarBox(1), shared.exemplarBox(1));
        ring.exemplarBox(1).offer(5, 1, 1, 1);
        ring.exemplarBox(2).offer(5, 2, 2, 2);
        ring.collectExemplars(this::take);
        assertEquals(List.of("2: 5 2 2 2", "1: 5 1 1 1"), collected);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldAllocateNothing(final boolean singleWriter) {
        final ExemplarBoxes boxes = new ExemplarBoxes(singleWriter);
        final ExemplarBox box = boxes.open(7);
        final long[] sum = {0};
        final ExemplarConsumer consumer = (seriesId, value, high, low, span) -> sum[0] += value;
        final Runnable calls = () -> {
            for (int i = 0; i < 20_000; i++) {
                box.offer(i, 1, 2, 3);
                if (i % 100 == 0) {
                    boxes.collect(consumer);
                }
            }
        };
        calls.run();

        assertEquals(0, Allocations.bytesPerRun(calls));
        assertTrue(sum[0] > 0);
    }

    private void collect(final ExemplarBox box) {
        box.collect(this::take);
    }

    private void take(final int seriesId, final long value, final long high, final long low, final long spanId) {
        collected.add(seriesId + ": " + value + " " + high + " " + low + " " + spanId);
    }
}
