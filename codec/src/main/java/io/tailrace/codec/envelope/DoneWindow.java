package io.tailrace.codec.envelope;

/** The newest facts that were processed, oldest first in a ring. Bounded in count and in age. Not for several threads. */
final class DoneWindow {
    private final int capacity;
    private final long maxAgeMs;
    private final DigestTable table;
    private int oldest;
    private int size;
    private long forgottenEarly;

    DoneWindow(final int capacity, final long maxAgeMs) {
        this.capacity = capacity;
        this.maxAgeMs = maxAgeMs;
        this.table = new DigestTable(capacity);
    }

    boolean contains(final EventKey key, final long nowMs) {
        forgetOld(nowMs);
        return table.find(key.high(), key.low()) >= 0;
    }

    /** A fact that is there already keeps its time: duplicates do not make a window longer. */
    void add(final EventKey key, final long timeMs, final long nowMs) {
        forgetOld(nowMs);
        if (nowMs - timeMs >= maxAgeMs || table.find(key.high(), key.low()) >= 0) {
            return;
        }
        if (size == capacity) {
            forgetOldest();
            forgottenEarly++;
        }
        table.put(slot(size), key.high(), key.low(), timeMs);
        size++;
    }

    /** Facts that were forgotten for want of room, before their age was over. */
    long forgottenEarly() {
        return forgottenEarly;
    }

    int size(final long nowMs) {
        forgetOld(nowMs);
        return size;
    }

    EventKey key(final int index) {
        return new EventKey(table.high(slot(index)), table.low(slot(index)));
    }

    long timeMs(final int index) {
        return table.timeMs(slot(index));
    }

    private void forgetOld(final long nowMs) {
        while (size > 0 && nowMs - table.timeMs(oldest) >= maxAgeMs) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        table.remove(oldest);
        oldest = slot(1);
        size--;
    }

    private int slot(final int index) {
        return (int) (((long) oldest + index) % capacity);
    }
}
