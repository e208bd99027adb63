package io.tailrace.samples.kvstore.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationStreamTest {
    private static final int KEYS = 10_000;
    private static final Zipfian RANKS = new Zipfian(KEYS, Zipfian.DEFAULT_SKEW);

    @Test
    void shouldGiveTheSameOperationsForTheSameSeedAndThread() {
        assertEquals(first(1_000, 42, 0), first(1_000, 42, 0));
        assertNotEquals(first(1_000, 42, 0), first(1_000, 42, 1));
        assertNotEquals(first(1_000, 42, 0), first(1_000, 43, 0));
    }

    /** Fixed, so that a run can be repeated on another machine, JDK and version of the sample. */
    @Test
    void shouldGiveTheOperationsThatItAlwaysGave() {
        final List<String> always =
                List.of("del 4405", "get 3814", "get 9620", "get 1016", "put 2234", "put 4405", "get 6401", "get 1931");
        assertEquals(always, first(8, 42, 0));
    }

    @Test
    void shouldKeepToTheMix() {
        final int operations = 200_000;
        final OperationStream stream = stream(7, 0);
        final Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
        for (int i = 0; i < operations; i++) {
            stream.advance();
            counts.merge(stream.operation(), 1, Integer::sum);
        }
        assertEquals(469 / 2_000.0, counts.get(Operation.PUT) / (double) operations, 0.005);
        assertEquals(1_400 / 2_000.0, counts.get(Operation.GET) / (double) operations, 0.005);
        assertEquals(131 / 2_000.0, counts.get(Operation.DEL) / (double) operations, 0.005);
    }

    @Test
    void shouldScatterThePopularKeys() {
        final OperationStream stream = stream(7, 0);
        final Map<Long, Integer> counts = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            stream.advance();
            assertTrue(stream.key() >= 0 && stream.key() < KEYS);
            counts.merge(stream.key(), 1, Integer::sum);
        }
        final List<Long> popular = counts.keySet().stream()
                .sorted((a, b) -> counts.get(b) - counts.get(a))
                .limit(2)
                .toList();
        assertEquals(Long.remainderUnsigned(OperationStream.fnv1a(0), KEYS), popular.get(0));
        assertEquals(Long.remainderUnsigned(OperationStream.fnv1a(1), KEYS), popular.get(1));
        assertEquals(1 / Zipfian.zeta(KEYS, 0.99), counts.get(popular.get(0)) / 200_000.0, 0.005);
    }

    /** The published test vector of FNV-1a, 64 bits, is for text; eight zero bytes are eight multiplications. */
    @Test
    void shouldHashAsFnv1aDoes() {
        long expected = 0xcbf29ce484222325L;
        for (int i = 0; i < 8; i++) {
            expected *= 0x100000001b3L;
        }
        assertEquals(expected, OperationStream.fnv1a(0));
    }

    @Test
    void shouldRefuseAMixOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> new OperationMix(0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new OperationMix(1, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new OperationMix(Integer.MAX_VALUE, 1, 0));
    }

    private static OperationStream stream(final long seed, final int thread) {
        return new OperationStream(OperationMix.OF_THE_TICK_SCHEMA, RANKS, KEYS, seed, thread);
    }

    private static List<String> first(final int operations, final long seed, final int thread) {
        final OperationStream stream = stream(seed, thread);
        final List<String> result = new ArrayList<>();
        for (int i = 0; i < operations; i++) {
            stream.advance();
            result.add(stream.operation().label() + " " + stream.key());
        }
        return result;
    }
}
