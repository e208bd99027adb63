package io.tailrace.engine.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

/** Ranks stand in frames: they never change. */
class PriorityTest {
    @Test
    void shouldHaveTheRanksThatFramesCarry() {
        assertEquals(0, Priority.CRITICAL.rank());
        assertEquals(1, Priority.HIGH.rank());
        assertEquals(2, Priority.NORMAL.rank());
        assertEquals(3, Priority.LOWEST.rank());
        assertEquals(4, Priority.COUNT);
    }

    @Test
    void shouldReadBackEveryRankAndTakeThoseOfLaterVersionsForTheLowest() {
        for (final Priority priority : Priority.values()) {
            assertSame(priority, Priority.of(priority.rank()));
        }
        assertSame(Priority.LOWEST, Priority.of(4));
        assertSame(Priority.LOWEST, Priority.of(-1));
    }
}
