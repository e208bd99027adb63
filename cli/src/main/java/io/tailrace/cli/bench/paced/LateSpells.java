package io.tailrace.cli.bench.paced;

/**
 * When a thread's calls ended late, which is more than the contract's p99 behind the moment at which they were due. A late call that was
 * due before the one before it had ended belongs to the same spell, so a stall that delays thousands of calls is one spell. One thread at a time; the memory is taken at the start.
 */
final class LateSpells {
    private static final int MOST = 1 << 14;

    private final long[] fromNs = new long[MOST];
    private final long[] toNs = new long[MOST];
    private final long[] calls = new long[MOST];
    private final long[] slowCalls = new long[MOST];
    private final long[] serviceNs = new long[MOST];
    private int count;
    private long lateCalls;

    void add(final long dueNs, final long beginNs, final long endNs) {
        if (endNs - dueNs <= Contract.P99_NS) {
            return;
        }
        lateCalls++;
        if (count == 0 || dueNs - toNs[count - 1] > 0) {
            if (count == MOST) {
                return; // counted, but nothing will be found to explain it
            }
            fromNs[count++] = dueNs;
        }
        final int spell = count - 1;
        toNs[spell] = endNs;
        calls[spell]++;
        serviceNs[spell] += endNs - beginNs;
        if (endNs - beginNs > Contract.P99_NS) {
            slowCalls[spell]++;
        }
    }

    /** What of it fell together with hiccups of the machine. */
    LateCalls during(final Hiccups hiccups) {
        LateCalls sum = new LateCalls(lateCalls, 0, 0, 0);
        for (int spell = 0; spell < count; spell++) {
            if (hiccups.overlap(fromNs[spell], toNs[spell])) {
                sum = sum.plus(new LateCalls(0, calls[spell], slowCalls[spell], serviceNs[spell]));
            }
        }
        return sum;
    }
}
