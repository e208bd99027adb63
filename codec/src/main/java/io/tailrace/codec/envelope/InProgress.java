package io.tailrace.codec.envelope;

/** Facts that are being processed. Bounded in count; one whose processing takes too long counts as abandoned. Not for several threads. */
final class InProgress {
    private final int capacity;
    private final long patienceMs;
    private final DigestTable table;

    /** Slots that are empty, as a stack. */
    private final int[] free;

    /** Which slots are filled. */
    private final boolean[] used;

    private int freeCount;
    private long abandoned;

    /** Before this nobody can have been abandoned who was not when all were looked at. */
    private long nextLookMs = Long.MIN_VALUE;

    InProgress(final int capacity, final long patienceMs) {
        this.capacity = capacity;
        this.patienceMs = patienceMs;
        this.table = new DigestTable(capacity);
        this.free = new int[capacity];
        this.used = new boolean[capacity];
        for (int slot = 0; slot < capacity; slot++) {
            free[freeCount++] = slot;
        }
    }

    Admission begin(final EventKey key, final long nowMs) {
        final int slot = table.find(key.high(), key.low());
        if (slot >= 0) {
            if (nowMs - table.timeMs(slot) < patienceMs) {
                return Admission.IN_PROGRESS;
            }
            release(slot);
            abandoned++;
        }
        if (freeCount == 0 && nowMs >= nextLookMs) {
            releaseAbandoned(nowMs);
        }
        if (freeCount == 0) {
            return Admission.BUSY;
        }
        final int taken = free[--freeCount];
        used[taken] = true;
        table.put(taken, key.high(), key.low(), nowMs);
        return Admission.NEW;
    }

    void end(final EventKey key) {
        final int slot = table.find(key.high(), key.low());
        if (slot >= 0) {
            release(slot);
        }
    }

    int size() {
        return capacity - freeCount;
    }

    /** Facts whose processing never ended. */
    long abandoned() {
        return abandoned;
    }

    /** Looks at all, so it is not done for each event while there is no room. */
    private void releaseAbandoned(final long nowMs) {
        long oldestMs = nowMs;
        for (int slot = 0; slot < capacity; slot++) {
            if (used[slot] && nowMs - table.timeMs(slot) >= patienceMs) {
                release(slot);
                abandoned++;
            } else if (used[slot]) {
                oldestMs = Math.min(oldestMs, table.timeMs(slot));
            }
        }
        nextLookMs = oldestMs + patienceMs;
    }

    private void release(final int slot) {
        table.remove(slot);
        used[slot] = false;
        free[freeCount++] = slot;
    }
}
