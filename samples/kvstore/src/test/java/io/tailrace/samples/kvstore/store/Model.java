package io.tailrace.samples.kvstore.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.LongFunction;

/** Does the same random operations on a table and on a {@link HashMap} and compares every answer. */
final class Model {
    private final Map<Long, byte[]> expected = new HashMap<>();
    private final LongFunction<byte[]> get;
    private final BiFunction<Long, byte[], byte[]> put;
    private final LongFunction<byte[]> remove;
    private final Random random;
    private int step;

    Model(
            final LongFunction<byte[]> get,
            final BiFunction<Long, byte[], byte[]> put,
            final LongFunction<byte[]> remove,
            final Random random) {
        this.get = get;
        this.put = put;
        this.remove = remove;
        this.random = random;
    }

    static Model of(final Table table, final Random random) {
        return new Model(table::get, table::put, table::remove, random);
    }

    static Model of(final AdaptiveTable table, final Random random) {
        return new Model(table::get, table::put, table::remove, random);
    }

    /** One operation on a key from 0 to the bound, half of them negated so that the sign bit is used too. */
    void step(final int keyBound) {
        step++;
        final long drawn = random.nextInt(keyBound);
        final long key = (drawn & 1) == 0 ? drawn : ~drawn;
        switch (random.nextInt(4)) {
            case 0, 1 -> {
                final byte[] value = new byte[random.nextInt(4)];
                random.nextBytes(value);
                assertArrayEquals(expected.put(key, value), put.apply(key, value), hint());
            }
            case 2 -> assertArrayEquals(expected.remove(key), remove.apply(key), hint());
            default -> assertArrayEquals(expected.get(key), get.apply(key), hint());
        }
    }

    void removeAll() {
        for (final long key : expected.keySet()) {
            assertArrayEquals(expected.get(key), remove.apply(key), hint());
        }
        expected.clear();
    }

    void assertSameEntries(final int entries) {
        assertEquals(expected.size(), entries, hint());
        expected.forEach((key, value) -> assertArrayEquals(value, get.apply(key), hint()));
    }

    Iterable<Long> keys() {
        return expected.keySet();
    }

    int size() {
        return expected.size();
    }

    /** How many operations there were. */
    int steps() {
        return step;
    }

    String hint() {
        return "step " + step;
    }
}
