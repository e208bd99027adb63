package io.tailrace.samples.kvstore.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdaptiveTableTest {
    @Test
    void shouldAnswerLikeAHashMapThroughAllRebuilds() {
        Seeds.run(8, random -> {
            final AdaptiveTable table = new AdaptiveTable(Backend.CHAINING, 16);
            final Model model = Model.of(table, random);
            for (int i = 0; i < 100_000; i++) {
                // The key range breathes, so that tables grow, shrink and fill with tombstones.
                model.step(i % 20_000 < 10_000 ? 5_000 : 200);
                if (i % 2_500 == 0) {
                    table.rebuild(RebuildKind.SWITCH, table.backend().other());
                } else if (i % 2_500 == 1_250) {
                    table.rebuild(RebuildKind.PROACTIVE_COMPACTION, table.backend());
                }
                if (i % 10_000 == 0) {
                    model.assertSameEntries(table.entries());
                }
            }
            model.assertSameEntries(table.entries());
            assertTrue(table.rebuilds(RebuildKind.GROWTH) > 0, model.hint());
            assertTrue(table.rebuilds(RebuildKind.SWITCH) > 10, model.hint());
            model.removeAll();
            assertEquals(0, table.entries(), model.hint());
        });
    }

    @Test
    void shouldMoveABoundedNumberOfSlotsAnOperation() {
        Seeds.run(8, random -> {
            final AdaptiveTable table = new AdaptiveTable(Backend.CHAINING, 4_096);
            final Model model = Model.of(table, random);
            long movingOperations = 0;
            for (int i = 0; i < 50_000; i++) {
                if (!table.isRebuilding() && random.nextInt(100) == 0) {
                    table.rebuild(RebuildKind.SWITCH, table.backend().other());
                }
                final boolean wasRebuilding = table.isRebuilding();
                final long slotsBefore = table.shape().slots();
                model.step(2_000);
                if (wasRebuilding) {
                    final long movedSlots = slotsBefore - table.shape().slots();
                    assertTrue(
                            movedSlots > 0 && movedSlots <= AdaptiveTable.MAX_DRAINED_SLOTS_PER_OPERATION,
                            () -> model.hint() + ": moved slots " + movedSlots);
                    movingOperations++;
                }
            }
            assertTrue(movingOperations > 1_000, model.hint());
        });
    }

    /** The worst that can come: a table that shrinks as far as it may, and nothing but new keys from then on. */
    @ParameterizedTest
    @EnumSource
    void shouldBeThroughWithARebuildBeforeTheNewTableIsFull(final Backend to) {
        for (int entries = 0; entries <= 1_000; entries += 50) {
            final AdaptiveTable table = new AdaptiveTable(Backend.ROBIN_HOOD, 4_096);
            for (long key = 0; key < entries; key++) {
                table.put(key, new byte[1]);
            }
            assertTrue(table.rebuild(RebuildKind.SWITCH, to));
            long key = 1_000_000;
            while (table.isRebuilding()) {
                table.put(key++, new byte[1]);
            }
            assertEquals(1, table.rebuilds(RebuildKind.SWITCH));
            table.put(key++, new byte[1]);
            assertFalse(table.isRebuilding(), entries + " entries: the new table must have room left");
            assertEquals(entries + key - 1_000_000, table.entries());
        }
    }

    @Test
    void shouldKeepItsLoadBoundedWhileItGrows() {
        final AdaptiveTable table = new AdaptiveTable(Backend.ROBIN_HOOD, 16);
        for (long key = 0; key < 100_000; key++) {
            table.put(key, new byte[1]);
            final TableShape shape = table.shape();
            assertTrue(shape.occupiedSlots() <= 0.85 * shape.slots() + 1, () -> shape.toString());
        }
        assertTrue(table.rebuilds(RebuildKind.GROWTH) >= 10);
        assertEquals(0, table.rebuilds(RebuildKind.REACTIVE_COMPACTION));
    }

    @Test
    void shouldCompactRatherThanGrowWhenItIsFullOfTombstones() {
        final AdaptiveTable table = new AdaptiveTable(Backend.ROBIN_HOOD, 1_024);
        for (long key = 0; table.rebuilds(RebuildKind.REACTIVE_COMPACTION) == 0; key++) {
            table.put(key, new byte[1]);
            table.remove(key);
        }
        assertEquals(0, table.rebuilds(RebuildKind.GROWTH));
        assertTrue(table.shape().tombstoneRatio() < 0.25, () -> table.shape().toString());
        assertTrue(table.shape().slots() <= 1_024);
    }

    @Test
    void shouldNotBeginARebuildInsideAnother() {
        final AdaptiveTable table = new AdaptiveTable(Backend.CHAINING, 1_024);
        assertTrue(table.rebuild(RebuildKind.SWITCH, Backend.ROBIN_HOOD));
        assertFalse(table.rebuild(RebuildKind.SWITCH, Backend.CHAINING));
        assertEquals(Backend.ROBIN_HOOD, table.backend());
        table.drain(1_024);
        assertFalse(table.isRebuilding());
    }
}
