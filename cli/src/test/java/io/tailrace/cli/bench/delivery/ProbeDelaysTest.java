package io.tailrace.cli.bench.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProbeDelaysTest {
    private final ProbeTimes times = new ProbeTimes(4);
    private final ProbeDelays delays = new ProbeDelays(times);

    @Test
    void shouldTimeEachProbeOnceFromItsBeginningOn() {
        times.add(100);
        delays.begin();
        times.add(200);
        times.add(300);
        delays.onTotal(2, 1_000);
        delays.onTotal(1, 5_000);
        delays.onTotal(3, 1_200);
        assertEquals(2, delays.delaysNs().getTotalCount());
        assertEquals(900, delays.delaysNs().getMaxValue());
        assertEquals(800, delays.delaysNs().getMinValue());
        assertEquals(3, delays.told());
    }

    @Test
    void shouldNotBelieveProbesThatWereNotRecorded() {
        delays.begin();
        times.add(100);
        delays.onTotal(1_000_000, 200);
        assertEquals(1, delays.delaysNs().getTotalCount());
    }

    @Test
    void shouldTakeNoMoreProbesThanThereIsRoomFor() {
        for (int i = 0; i < 3; i++) {
            times.add(i);
            assertFalse(times.isFull());
        }
        times.add(3);
        assertTrue(times.isFull());
    }
}
