package io.tailrace.sinks.journal;

import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.queue.RollCycle;

/**
 * Numbers roll files 1, 2, 3. Chronicle derives a file's name from a time and a date pattern only; a cycle of one day, an epoch
 * that makes the day number count from 0, and the pattern of the modified Julian day make plain numbers of it.
 */
enum RollNumbers implements RollCycle {
    INSTANCE;

    /** The number of the first roll file. */
    static final int FIRST = 1;

    /** Milliseconds before 1970 at which modified Julian day 0 began. */
    static final long EPOCH_MS = -TimeUnit.DAYS.toMillis(40_587);

    private static final int INDEX_COUNT = 4096;
    /** Each so many frames one is found without a scan. */
    private static final int INDEX_SPACING = 64;

    private static final int NUMBER_SHIFT = 32;
    private static final long PLACE_MASK = (1L << NUMBER_SHIFT) - 1;

    /** The time that makes Chronicle write into a roll file. */
    static long timeMs(final int rollNumber) {
        return TimeUnit.DAYS.toMillis(rollNumber) + EPOCH_MS;
    }

    @Override
    public String format() {
        return "gggggggg";
    }

    @Override
    public int lengthInMillis() {
        return (int) TimeUnit.DAYS.toMillis(1);
    }

    @Override
    public int defaultIndexCount() {
        return INDEX_COUNT;
    }

    @Override
    public int defaultIndexSpacing() {
        return INDEX_SPACING;
    }

    @Override
    public long toIndex(final int cycle, final long sequenceNumber) {
        return ((long) cycle << NUMBER_SHIFT) + (sequenceNumber & PLACE_MASK);
    }

    @Override
    public long toSequenceNumber(final long index) {
        return index & PLACE_MASK;
    }

    @Override
    public int toCycle(final long index) {
        return (int) (index >> NUMBER_SHIFT);
    }

    @Override
    public long maxMessagesPerCycle() {
        return (long) INDEX_COUNT * INDEX_COUNT * INDEX_SPACING;
    }
}
