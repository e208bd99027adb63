package io.tailrace.engine.aggregate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.CapturedLog;
import org.junit.jupiter.api.Test;

class RefusalWarningsTest {
    private final RefusalWarnings warnings = new RefusalWarnings();

    @Test
    void shouldSayNothingWhereNothingIsRefused() {
        assertFalse(say(0));
    }

    @Test
    void shouldSayItAtOnceAndThenAtABoundedRateWithoutForgettingAny() {
        warnings.add(7);
        assertTrue(CapturedLog.of(() -> assertTrue(say(5))).contains("refused 7 samples"));
        warnings.add(1);
        assertFalse(say(6));
        warnings.add(2);
        assertFalse(say(4 + RefusalWarnings.PERIOD_NS));
        assertTrue(CapturedLog.of(() -> assertTrue(say(5 + RefusalWarnings.PERIOD_NS)))
                .contains("refused 3 samples"));
        assertFalse(say(100 + 9 * RefusalWarnings.PERIOD_NS));
    }

    private boolean say(final long nowNs) {
        return warnings.say("worker", 256, nowNs);
    }
}
