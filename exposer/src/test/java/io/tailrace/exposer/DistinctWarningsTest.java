package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DistinctWarningsTest {
    @Test
    void shouldKeepAWarningOnOneLine() {
        assertEquals("a?b?c", DistinctWarnings.onOneLine("a\nb\u001bc"));
    }
}
