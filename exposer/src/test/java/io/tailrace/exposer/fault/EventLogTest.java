package io.tailrace.exposer.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.CapturedLog;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventLogTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final EventLog events = new EventLog();

    @Test
    void shouldTellWhatClientsCauseOnceInAWhileAndThenHowOften() {
        assertTrue(events.isDue(LogEvent.REFUSED, "method", 0));
        for (int i = 0; i < 1_000_000; i++) {
            assertFalse(events.isDue(LogEvent.REFUSED, "method", i));
        }
        assertTrue(events.isDue(LogEvent.REFUSED, "body", 0), "each reason for itself");
        assertEquals("", CapturedLog.of(() -> events.onTurn(10 * SECOND_NS - 1)));
        final String told = CapturedLog.of(() -> events.onTurn(10 * SECOND_NS));
        assertEquals(1, told.lines().count(), told);
        assertTrue(told.contains("count=\"1000000\"") || told.contains("count=1000000"), told);
        assertTrue(told.contains("1000000 more of request.refused, method"), told);
        assertFalse(events.isDue(LogEvent.REFUSED, "method", 11 * SECOND_NS), "the flood may go on");
        assertTrue(events.isDue(LogEvent.REFUSED, "body", 11 * SECOND_NS));
        assertEquals(
                1, CapturedLog.of(() -> events.onTurn(20 * SECOND_NS)).lines().count());
        events.onTurn(30 * SECOND_NS);
        assertTrue(events.isDue(LogEvent.REFUSED, "method", 30 * SECOND_NS), "it was quiet for a while");
    }

    @Test
    void shouldNotGrowWithTheNumberOfReasons() {
        int due = 0;
        for (int i = 0; i < 10_000; i++) {
            due += events.isDue(LogEvent.REFUSED, "reason " + i, 0) ? 1 : 0;
        }
        assertEquals(129, due);
        final String told = CapturedLog.of(() -> events.onTurn(10 * SECOND_NS));
        assertTrue(told.contains("9871 more of request.refused, others"), told);
    }

    @Test
    void shouldNameEachEventOnceAndInTheSameWay() {
        final Set<String> keys =
                Arrays.stream(LogEvent.values()).map(LogEvent::key).collect(Collectors.toSet());
        assertEquals(LogEvent.values().length, keys.size());
        keys.forEach(key -> assertTrue(key.matches("[a-z]+\\.[a-z_]+"), key));
    }

    @Test
    void shouldMakeTextHarmless() {
        assertEquals("a?b??c?", LogText.of("a\nb\u0085\u2028c\u001b"));
        assertEquals(200, LogText.of("x".repeat(1_000)).length());
        assertEquals("", LogText.of(""));
    }
}
