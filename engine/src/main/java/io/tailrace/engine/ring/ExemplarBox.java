package io.tailrace.engine.ring;

import io.tailrace.engine.aggregate.ExemplarConsumer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The exemplars of one series on their way from the writers of a channel to the aggregator: a few places, each free or full. A
 * writer fills a free place; while it is full, further exemplars for it are dropped: that is the sampling. The aggregator empties the
 * places at each cut.
 *
 * <p>Which place an exemplar goes to is decided by its value, a place for each factor of four, so that the many quick ones do not keep the
 * few slow ones out. One check says whether there is room. Allocated once, when the first exemplar of the series is offered.
 */
public final class ExemplarBox {
    /** So that values 2^32 apart meet again. */
    static final int PLACES = 16;

    private static final int FREE = 0;
    private static final int CLAIMED = 1;
    private static final int FULL = 2;
    private static final int FIELDS = 4;
    private static final VarHandle STATE = MethodHandles.arrayElementVarHandle(int[].class);

    private final int seriesId;
    private final boolean singleWriter;
    private final int[] states = new int[PLACES];
    private final long[] fields = new long[FIELDS * PLACES];

    /** The box that was opened before, set before this one is shown. */
    final ExemplarBox next;

    ExemplarBox(final int seriesId, final boolean singleWriter, final ExemplarBox next) {
        this.seriesId = seriesId;
        this.singleWriter = singleWriter;
        this.next = next;
    }

    /**
     * Offers an exemplar of a sample that was accepted. A writer of the channel; never waits, never allocates.
     *
     * @param value of the sample.
     * @param traceIdHigh upper half of the trace id.
     * @param traceIdLow lower half; a trace id of 0 is none.
     * @param spanId span within it, 0 if it is not known.
     * @return whether the aggregator will see it.
     */
    public boolean offer(final long value, final long traceIdHigh, final long traceIdLow, final long spanId) {
        final int place = placeOf(value);
        // Acquire: pairs with the release in collect, by which the aggregator has read what stood here before.
        if ((int) STATE.getAcquire(states, place) != FREE || (traceIdHigh | traceIdLow) == 0) {
            return false;
        }
        if (!singleWriter && !STATE.compareAndSet(states, place, FREE, CLAIMED)) {
            return false; // another writer was quicker
        }
        final int at = place * FIELDS;
        fields[at] = value;
        fields[at + 1] = traceIdHigh;
        fields[at + 2] = traceIdLow;
        fields[at + 3] = spanId;
        STATE.setRelease(states, place, FULL); // pairs with the acquire in collect
        return true;
    }

    /** Hands over what the places hold and empties them. The aggregator's thread. */
    void collect(final ExemplarConsumer consumer) {
        for (int place = 0; place < PLACES; place++) {
            if ((int) STATE.getAcquire(states, place) == FULL) { // pairs with the release in offer
                final int at = place * FIELDS;
                consumer.onExemplar(seriesId, fields[at], fields[at + 1], fields[at + 2], fields[at + 3]);
                STATE.setRelease(states, place, FREE); // pairs with the acquire in offer
            }
        }
    }

    static int placeOf(final long value) {
        return ((Long.SIZE - Long.numberOfLeadingZeros(value)) >>> 1) & (PLACES - 1);
    }
}
