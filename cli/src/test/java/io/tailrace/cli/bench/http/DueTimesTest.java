package io.tailrace.cli.bench.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DueTimesTest {
    @Test
    void shouldBeEvenWithoutDrift() {
        final DueTimes due = new DueTimes(3, 100);
        assertEquals(100, due.nextNs());
        assertEquals(100 + 333_333_333L, due.advance());
        assertEquals(100 + 666_666_666L, due.advance());
        assertEquals(100 + 1_000_000_000L, due.advance());
        for (int i = 3; i < 3_000_000; i++) {
            due.advance();
        }
        assertEquals(100 + 1_000_000L * 1_000_000_000L, due.nextNs());
    }
}
