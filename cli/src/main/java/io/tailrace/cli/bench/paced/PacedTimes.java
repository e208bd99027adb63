package io.tailrace.cli.bench.paced;

/** What one thread's calls took. One thread at a time. */
final class PacedTimes {
    private final CallTimes calls = new CallTimes();
    private final CallTimes emptyCalls = new CallTimes();
    private final LateSpells late = new LateSpells();
    private long refused;

    void addCall(final long dueNs, final long beginNs, final long endNs) {
        calls.add(dueNs, beginNs, endNs);
        late.add(dueNs, beginNs, endNs);
    }

    void addEmptyCall(final long dueNs, final long beginNs, final long endNs) {
        emptyCalls.add(dueNs, beginNs, endNs);
    }

    void addRefused(final long count) {
        refused += count;
    }

    CallTimes calls() {
        return calls;
    }

    CallTimes emptyCalls() {
        return emptyCalls;
    }

    LateSpells late() {
        return late;
    }

    long refused() {
        return refused;
    }
}
