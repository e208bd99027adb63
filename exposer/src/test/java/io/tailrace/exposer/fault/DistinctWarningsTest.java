package io.tailrace.exposer.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.CapturedLog;
import org.junit.jupiter.api.Test;

class DistinctWarningsTest {
    private final DistinctWarnings warnings = new DistinctWarnings();

    @Test
    void shouldKeepAWarningOnOneLine() {
        final String log = CapturedLog.of(() -> warnings.warn("a\nb\u001bc"));
        assertTrue(log.endsWith(" a?b?c" + System.lineSeparator()), log);
    }

    @Test
    void shouldTellWhatMustBeHeardAfterAFloodAndOnlyWhatIsNewOfIt() {
        CapturedLog.of(() -> {
            for (int i = 0; i < 1_000; i++) {
                warnings.warn("name " + i);
            }
        });
        final String log = CapturedLog.of(() -> {
            for (int i = 0; i < 3; i++) {
                warnings.warnOf("the files", "bad");
                warnings.warnOf("a turn failed", new IllegalStateException("why " + i));
            }
            warnings.warnOf("the files", "worse");
        });
        assertEquals(3, log.lines().count(), log);
    }

    @Test
    void shouldNotLetAFaultForgeLines() {
        final String log = CapturedLog.of(() -> warnings.warn("no", new IllegalStateException("a\nERROR b")));
        assertEquals(1, log.lines().count(), log);
        assertTrue(log.contains("no: java.lang.IllegalStateException: a?ERROR b (at "), log);
    }

    @Test
    void shouldWarnOnceOfEachThingAndNotOfThingsWithoutEnd() {
        final String log = CapturedLog.of(() -> {
            for (int i = 0; i < 3; i++) {
                warnings.warn("one");
                warnings.warn("two", new IllegalStateException("why"));
            }
        });
        assertEquals(1, log.split("WARN .* one", -1).length - 1, log);
        assertEquals(1, log.split("WARN .* two", -1).length - 1, log);
        assertTrue(log.contains("IllegalStateException: why"), log);
        final String flood = CapturedLog.of(() -> {
            for (int i = 0; i < 1_000; i++) {
                warnings.warn("name " + i);
            }
        });
        assertEquals(62, flood.lines().count());
    }
}
