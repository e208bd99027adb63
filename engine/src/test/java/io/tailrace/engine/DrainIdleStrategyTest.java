package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class DrainIdleStrategyTest {
    private static final long SHORTEST_NS = 200_000;
    private static final long LONGEST_NS = 2_000_000;
    private static final long LATE_BOUND_NS = 10_000_000;

    private long bearableNs = Long.MAX_VALUE;
    private final DrainIdleStrategy idle =
            DrainIdleStrategy.ofAggregator(work -> work >= 512, () -> bearableNs, LONGEST_NS);

    @Test
    void shouldParkLongerEachTimeUpToTheLongest() {
        for (final long parkNs : new long[] {200_000, 400_000, 800_000, 1_600_000, 2_000_000, 2_000_000}) {
            assertEquals(parkNs, idle.parkNs());
            parkOnce(0);
        }
    }

    @Test
    void shouldTakeAFewSamplesForLittle() {
        parkOnce(1);
        parkOnce(511);

        assertEquals(4 * SHORTEST_NS, idle.parkNs());
    }

    @Test
    void shouldParkShortlyAgainWhenARingCouldFill() {
        parkOnce(0);
        parkOnce(0);

        idle.idle(512);

        assertEquals(SHORTEST_NS, idle.parkNs());
    }

    @Test
    void shouldParkNoLongerThanTheRingsBear() {
        for (int i = 0; i < 10; i++) {
            parkOnce(0);
        }
        bearableNs = 1_000_000;
        assertEquals(1_000_000, idle.parkNs());

        bearableNs = 1;
        assertEquals(SHORTEST_NS, idle.parkNs());

        bearableNs = Long.MAX_VALUE;
        assertEquals(LONGEST_NS, idle.parkNs());
    }

    @Test
    void shouldBeLateForNothing() {
        assertEquals(2_000_000, longestNs(100_000_000, 500_000_000, LATE_BOUND_NS));
        assertEquals(5_000_000, longestNs(1_000_000_000, 500_000_000, LATE_BOUND_NS), "its own bound");
        assertEquals(1_000_000, longestNs(1_000_000_000, 4_000_000, LATE_BOUND_NS), "signs of life");
        assertEquals(20_000_000, longestNs(3_600_000_000_000L, 3_600_000_000_000L, Long.MAX_VALUE), "any");
        assertEquals(SHORTEST_NS, longestNs(1_000_000, 500_000_000, LATE_BOUND_NS), "whoever cuts all the time");
    }

    @Test
    void shouldLetAJournalsAgentParkLongUntilThereIsAFrame() {
        assertEquals(100_000_000, longestOfJournalNs(1_000_000_000));
        assertEquals(7_500_000, longestOfJournalNs(30_000_000), "its lag is told from its last look");

        final DrainIdleStrategy ofJournal = DrainIdleStrategy.ofJournal(1_000_000_000);
        LockSupport.unpark(Thread.currentThread());
        ofJournal.idle(0);
        ofJournal.idle(1);
        assertEquals(SHORTEST_NS, ofJournal.parkNs());
    }

    private static long longestOfJournalNs(final long lagBoundNs) {
        final DrainIdleStrategy ofJournal = DrainIdleStrategy.ofJournal(lagBoundNs);
        for (int i = 0; i < 10; i++) {
            LockSupport.unpark(Thread.currentThread());
            ofJournal.idle(0);
        }
        return ofJournal.parkNs();
    }

    private static long longestNs(final long snapshotNs, final long statusNs, final long lateBoundNs) {
        return DrainIdleStrategy.longestNs(new EngineConfig.Intervals(snapshotNs, statusNs, 1, 1, 1), lateBoundNs);
    }

    /** A thread that was given a permit parks for no time. */
    private void parkOnce(final int workCount) {
        LockSupport.unpark(Thread.currentThread());
        idle.idle(workCount);
    }
}
