package io.tailrace.samples.kvstore.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.Seeds;
import org.junit.jupiter.api.Test;

class RobinHoodTableTest extends TableContract {
    @Override
    Table newTable(final int slots) {
        return new RobinHoodTable(slots);
    }

    @Test
    void shouldLeaveATombstoneThatANewEntryTakesOver() {
        final Table table = newTable(16);
        table.put(1, new byte[1]);
        table.remove(1);
        assertEquals(1, table.shape().tombstones());
        assertEquals(1.0 / 16, table.shape().tombstoneRatio());
        table.put(1, new byte[1]);
        assertEquals(0, table.shape().tombstones());
    }

    @Test
    void shouldCountTombstonesAsUsedSlots() {
        final Table table = newTable(1_024);
        for (long key = 0; !table.isFull(); key++) {
            table.put(key, new byte[1]);
            table.remove(key);
        }
        assertEquals(0, table.entries());
        assertTrue(table.shape().tombstoneRatio() > 0.84);
    }

    @Test
    void shouldFindEntriesBehindTombstones() {
        final Table table = newTable(64);
        for (long key = 0; key < 50; key++) {
            table.put(key, new byte[1]);
        }
        for (long key = 0; key < 50; key += 2) {
            table.remove(key);
        }
        for (long key = 1; key < 50; key += 2) {
            assertNotNull(table.get(key), "key " + key);
        }
    }

    /** What Robin Hood displacement is for: at a load of 80 % the longest probe of plain linear probing is beyond 60. */
    @Test
    void shouldKeepProbesEven() {
        Seeds.run(8, random -> {
            final Table table = newTable(1 << 14);
            final Model model = Model.of(table, random);
            while (table.entries() < 0.8 * (1 << 14)) {
                table.put(random.nextLong(), new byte[1]);
            }
            final TableShape shape = table.shape();
            final double mean = (double) shape.totalProbeLength() / shape.entries();
            assertEquals(
                    2.0, mean, 0.75, model.hint() + ": the mean is that of linear probing, (1 / (1 - load) - 1) / 2");
            assertTrue(shape.maxGroupLength() < 48, model.hint() + ": longest probe " + shape.maxGroupLength());
        });
    }
}
