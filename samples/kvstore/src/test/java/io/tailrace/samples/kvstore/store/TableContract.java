package io.tailrace.samples.kvstore.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.Seeds;
import org.junit.jupiter.api.Test;

/** What both backends must do; each has a test that extends this. */
abstract class TableContract {
    static final int SLOTS = 256;

    /** Few enough keys for tombstones and entries together never to fill the table. */
    static final int KEYS = 100;

    abstract Table newTable(int slots);

    @Test
    void shouldAnswerLikeAHashMap() {
        Seeds.run(8, random -> {
            final Table table = newTable(SLOTS);
            final Model model = Model.of(table, random);
            for (int i = 0; i < 20_000; i++) {
                model.step(KEYS);
            }
            model.assertSameEntries(table.entries());
        });
    }

    @Test
    void shouldTellTheShapeThatSearchingFinds() {
        Seeds.run(8, random -> {
            final Table table = newTable(SLOTS);
            final Model model = Model.of(table, random);
            for (int i = 0; i < 2_000; i++) {
                model.step(KEYS);
            }
            long total = 0;
            int max = -1;
            for (final long key : model.keys()) {
                table.get(key);
                total += table.lastProbeLength();
                max = Math.max(max, table.lastProbeLength());
            }
            final TableShape shape = table.shape();
            assertEquals(model.size(), shape.entries(), model.hint());
            assertEquals(total, shape.totalProbeLength(), model.hint());
            assertEquals(max + 1, shape.maxGroupLength(), model.hint());
            assertTrue(
                    shape.occupiedSlots() <= shape.slots() && shape.occupiedSlots() <= shape.entries(), model.hint());
        });
    }

    @Test
    void shouldServeWhileItIsDrained() {
        Seeds.run(8, random -> {
            final Table table = newTable(SLOTS);
            final Model model = Model.of(table, random);
            for (int i = 0; i < 2_000; i++) {
                model.step(KEYS);
            }
            final Table target = newTable(SLOTS);
            int rounds = 0;
            for (boolean isDone = false; !isDone; rounds++) {
                isDone = table.drainTo(target, 8);
                int found = 0;
                for (final long key : model.keys()) {
                    final byte[] here = table.get(key);
                    final byte[] there = target.get(key);
                    assertTrue(
                            here == null ^ there == null, model.hint() + ", key " + key + " must be in one of the two");
                    found += here == null ? 0 : 1;
                }
                assertEquals(found, table.entries(), model.hint());
                assertEquals(found, table.shape().entries(), model.hint());
                assertEquals(SLOTS - 8 * (rounds + 1), table.shape().slots(), model.hint());
            }
            assertEquals(SLOTS / 8, rounds);
            assertEquals(model.size(), target.entries(), model.hint());
            assertEquals(0, table.shape().entries());
            assertEquals(0, table.shape().tombstones());
            assertEquals(0, table.shape().totalProbeLength());
        });
    }

    @Test
    void shouldReplaceAValueAndReturnTheOneBefore() {
        final Table table = newTable(16);
        assertNull(table.put(7, new byte[] {1}));
        assertArrayEquals(new byte[] {1}, table.put(7, new byte[] {2}));
        assertArrayEquals(new byte[] {2}, table.remove(7));
        assertNull(table.remove(7));
        assertEquals(0, table.entries());
    }

    @Test
    void shouldKeepEmptyValuesApartFromNone() {
        final Table table = newTable(16);
        table.put(7, new byte[0]);
        assertArrayEquals(new byte[0], table.get(7));
        assertArrayEquals(new byte[0], table.remove(7));
        assertNull(table.get(7));
    }

    @Test
    void shouldSayThatItIsFullBeforeItIsOverfull() {
        final Table table = newTable(64);
        long key = 0;
        while (!table.isFull()) {
            assertFalse(table.shape().occupiedSlots() > 64);
            table.put(key++, new byte[1]);
        }
        assertTrue(table.backend().slotsFor(table.entries()) > 64, "a full table's entries need more slots");
    }
}
