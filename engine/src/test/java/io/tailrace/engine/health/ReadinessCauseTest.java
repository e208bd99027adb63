package io.tailrace.engine.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.codec.sbe.ReadinessCausesDecoder;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The causes' masks are the bits of status frames; their keys stand on pages. */
class ReadinessCauseTest {
    @Test
    void shouldHaveTheBitsOfTheSchema() {
        for (final ReadinessCause cause : ReadinessCause.values()) {
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4]);
            final ReadinessCausesDecoder bits = new ReadinessCausesDecoder().wrap(buffer, 0);
            buffer.putInt(0, cause.mask());

            assertEquals(cause == ReadinessCause.RING_HIGH_WATER, bits.ringHighWater());
            assertEquals(cause == ReadinessCause.JOURNAL_LAGGING, bits.journalLagging());
            assertEquals(cause == ReadinessCause.JOURNAL_FAILED, bits.journalFailed());
            assertEquals(cause == ReadinessCause.SHUTDOWN, bits.shutdown());
            assertEquals(cause == ReadinessCause.JOURNAL_SPACE, bits.journalSpace());
            assertEquals(cause == ReadinessCause.HOST_DEPENDENCY, bits.hostDependency());
        }
    }

    @Test
    void shouldKeepTheKeysThatReadersMayRelyOn() {
        assertEquals(
                List.of(
                        "ring_high_water",
                        "journal_lagging",
                        "journal_failed",
                        "shutdown",
                        "journal_space",
                        "host_dependency"),
                Arrays.stream(ReadinessCause.values()).map(ReadinessCause::key).toList());
    }
}
