package io.tailrace.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentStartTest {
    private static final long MIB = 1 << 20;

    @ParameterizedTest
    @CsvSource({"4096,16384", "256,16384", "255,8192", "64,4096", "16,1024", "1,256", "0,256"})
    void shouldTakeAShareOfScarceDirectMemory(final long limitMiB, final int logKiB) {
        assertEquals(logKiB << 10, AgentStart.memoryLogBytes(limitMiB * MIB));
    }
}
