package io.tailrace.cli.console;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StopSignalTest {
    @Test
    void shouldEndTheWaitWhenRequested() {
        final StopSignal stop = StopSignal.manual();
        assertFalse(stop.isRequested());
        assertFalse(stop.await(1));

        stop.request();
        stop.request();

        assertTrue(stop.isRequested());
        assertTrue(stop.await(Long.MAX_VALUE));
    }

    @Test
    void shouldTakeAnInterruptForARequest() {
        final StopSignal stop = StopSignal.manual();

        Thread.currentThread().interrupt();

        assertTrue(stop.await(Long.MAX_VALUE));
        assertTrue(Thread.interrupted());
        assertTrue(stop.isRequested());
    }
}
