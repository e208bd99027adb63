package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class DrainIdleStrategyTest {
    private static final int RING_SAMPLES = 32_768;
    private static final int BUSY = RING_SAMPLES / 64;
    private static final long SHORTEST_NS = 200_000;

    private final DrainIdleStrategy idle = DrainIdleStrategy.of(RING_SAMPLES, 100_000_000, 10_000_000);

    @Test
    void shouldParkLongerEachTimeUpToAFiftiethOfTheSnapshotInterval() {
        for (final long parkNs : new long[] {200_000, 400_000, 800_000, 1_600_000, 2_000_000, 2_000_000}) {
            assertEquals(parkNs, idle.parkNs());
            parkOnce(0);
        }
    }

    @Test
    void shouldTakeAFewSamplesForLittle() {
        parkOnce(1);
        parkOnce(BUSY - 1);

        assertEquals(4 * SHORTEST_NS, idle.parkNs());
    }

    @Test
    void shouldParkShortlyAgainWhenARingCouldFill() {
        parkOnce(0);
        parkOnce(0);

        idle.idle(BUSY);

        assertEquals(SHORTEST_NS, idle.parkNs());
    }

    @Test
    void shouldNotMakeAnAggregatorLateThatCutsSeldom() {
        assertEquals(5_000_000, longestOf(DrainIdleStrategy.of(RING_SAMPLES, 1_000_000_000, 10_000_000)));
    }

    @Test
    void shouldParkNoShorterForWhoCutsAllTheTime() {
        assertEquals(SHORTEST_NS, longestOf(DrainIdleStrategy.of(RING_SAMPLES, 1_000_000, 10_000_000)));
    }

    @Test
    void shouldLetAJournalsAgentParkLongUntilThereIsAFrame() {
        final DrainIdleStrategy ofJournal = DrainIdleStrategy.ofJournal();
        assertEquals(100_000_000, longestOf(ofJournal));

        ofJournal.idle(1);

        assertEquals(SHORTEST_NS, ofJournal.parkNs());
    }

    private static long longestOf(final DrainIdleStrategy strategy) {
        for (int i = 0; i < 10; i++) {
            LockSupport.unpark(Thread.currentThread());
            strategy.idle(0);
        }
        return strategy.parkNs();
    }

    /** A thread that was given a permit parks for no time. */
    private void parkOnce(final int workCount) {
        LockSupport.unpark(Thread.currentThread());
        idle.idle(workCount);
    }
}
