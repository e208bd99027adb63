package io.tailrace.samples.kvstore.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void shouldTellWhoseTheyAre() {
        for (final long key : new long[] {0, 1, -1, Long.MAX_VALUE, 1L << 40}) {
            final byte[] value = Values.create(key, 100);
            assertEquals(100, value.length);
            assertTrue(Values.belongsTo(value, key));
            assertFalse(Values.belongsTo(value, key + 1));
            assertFalse(Values.belongsTo(value, key ^ 1L << 63));
        }
    }
}
