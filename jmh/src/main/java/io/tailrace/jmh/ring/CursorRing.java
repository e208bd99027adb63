package io.tailrace.jmh.ring;

import io.tailrace.engine.aggregate.SampleConsumer;
import java.util.concurrent.atomic.AtomicLong;

/** The least that a ring can be: one array, one position that the writer publishes, one that the reader does, and a cached copy of it. */
final class CursorRing implements RingForm {
    private static final int SLOTS = 2 * CAPACITY;

    private final long[] slots = new long[SLOTS];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private long limit = SLOTS;

    @Override
    public boolean offer(final int seriesId, final long value) {
        final long position = written.getPlain();
        if (position == limit) {
            limit = read.getAcquire() + SLOTS;
            if (position == limit) {
                return false;
            }
        }
        final int slot = (int) position & (SLOTS - 1);
        slots[slot] = seriesId;
        slots[slot + 1] = value;
        written.setRelease(position + 2);
        return true;
    }

    @Override
    public int drain(final SampleConsumer consumer) {
        final long from = read.getPlain();
        final long to = written.getAcquire();
        if (from == to) {
            return 0;
        }
        final int first = (int) from & (SLOTS - 1);
        final int last = (int) Math.min(SLOTS, first + to - from);
        consumer.onSamples(slots, first, last);
        read.setRelease(from + last - first);
        return (last - first) / 2;
    }

    @Override
    public boolean isEmpty() {
        return read.getAcquire() == written.getAcquire();
    }
}
