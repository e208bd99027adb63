package io.tailrace.jmh.ring;

import io.tailrace.engine.aggregate.SampleConsumer;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.ring.Offer;
import io.tailrace.engine.ring.SampleRing;

/** The ring that the engine has. */
final class EngineRing implements RingForm {
    private static final int PRIORITY = Priority.NORMAL.rank();

    private final SampleRing ring = new SampleRing(0, "form", CAPACITY, 0.8, false);

    @Override
    public boolean offer(final int seriesId, final long value) {
        return ring.offer(PRIORITY, seriesId, value) == Offer.ACCEPTED;
    }

    @Override
    public int drain(final SampleConsumer consumer) {
        final int left = ring.drainLeft(consumer, CAPACITY);
        return left > 0 ? left : ring.drain(consumer, CAPACITY);
    }

    @Override
    public boolean isEmpty() {
        return ring.unread() == 0;
    }
}
