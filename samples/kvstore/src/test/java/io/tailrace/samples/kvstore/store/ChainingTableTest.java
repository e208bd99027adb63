package io.tailrace.samples.kvstore.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ChainingTableTest extends TableContract {
    @Override
    Table newTable(final int slots) {
        return new ChainingTable(slots);
    }

    @Test
    void shouldCountAChainOnceInItsOccupiedSlots() {
        final Table table = newTable(1);
        table.put(1, new byte[1]);
        table.put(2, new byte[1]);
        table.put(3, new byte[1]);
        assertEquals(new TableShape(1, 1, 3, 0, 0, 0 + 1 + 2, 3), table.shape());
    }

    @Test
    void shouldLeaveNothingBehindWhenAnEntryIsRemoved() {
        final Table table = newTable(1);
        for (long key = 0; key < 3; key++) {
            table.put(key, new byte[1]);
        }
        for (final long key : new long[] {1, 2, 0}) {
            table.remove(key);
        }
        assertEquals(new TableShape(1, 0, 0, 0, 0, 0, 0), table.shape());
    }
}
