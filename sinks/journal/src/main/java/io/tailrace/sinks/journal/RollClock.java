package io.tailrace.sinks.journal;

import net.openhft.chronicle.core.time.TimeProvider;

/**
 * The time as Chronicle sees it: it stands still until the appender moves on to the next roll file. Belongs to the appender's
 * thread; Chronicle reads it there only.
 */
final class RollClock implements TimeProvider {
    private int rollNumber = RollNumbers.FIRST;

    int rollNumber() {
        return rollNumber;
    }

    void moveTo(final int newRollNumber) {
        rollNumber = newRollNumber;
    }

    @Override
    public long currentTimeMillis() {
        return RollNumbers.timeMs(rollNumber);
    }
}
