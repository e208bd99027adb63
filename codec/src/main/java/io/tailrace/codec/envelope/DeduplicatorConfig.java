package io.tailrace.codec.envelope;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How much a {@link Deduplicator} remembers. Memory is about 40 bytes for each of both counts, taken at once and never more.
 *
 * @param capacity processed facts that are remembered at most, 1 to {@value #MOST}.
 * @param maxAge how long a processed fact is remembered at most, from a millisecond to 10,000 days.
 * @param maxInProgress facts that may be in processing at once, 1 to {@value #MOST}.
 * @param patience after how long processing counts as abandoned, so that the event is let through again; from a millisecond to 10,000 days.
 */
public record DeduplicatorConfig(int capacity, Duration maxAge, int maxInProgress, Duration patience) {
    /** Most facts of either kind. */
    public static final int MOST = 1 << 26;

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(10_000);

    /** 100,000 facts (4 MB), for a day; 1,024 in processing, for five minutes each. */
    public static final DeduplicatorConfig DEFAULT =
            new DeduplicatorConfig(100_000, Duration.ofDays(1), 1_024, Duration.ofMinutes(5));

    /**
     * Checks.
     *
     * @throws IllegalArgumentException naming every fault at once.
     */
    public DeduplicatorConfig {
        final List<String> faults = new ArrayList<>();
        checkCount("capacity", capacity, faults);
        checkTime("maxAge", maxAge, faults);
        checkCount("maxInProgress", maxInProgress, faults);
        checkTime("patience", patience, faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("deduplicator: " + String.join("; ", faults));
        }
    }

    private static void checkCount(final String name, final int count, final List<String> faults) {
        if (count < 1 || count > MOST) {
            faults.add(name + " must be 1 to " + MOST + ", was " + count);
        }
    }

    private static void checkTime(final String name, final Duration time, final List<String> faults) {
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            faults.add(name + " must be " + SHORTEST + " to " + LONGEST + ", was " + time);
        }
    }
}
