package io.tailrace.engine.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import io.tailrace.engine.aggregate.ExemplarConsumer;
import io.tailrace.engine.aggregate.SampleConsumer;
import io.tailrace.engine.aggregate.SampleSource;
import io.tailrace.engine.bucket.SampleSlot;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.status.RefusalReason;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The multi-writer ring, for pools and virtual threads: a Disruptor multi-producer ring of single samples. A writer claims a
 * sequence, fills its event and publishes it; the aggregator reads up to the first that is claimed and not published yet.
 *
 * <p>Closing is exact although nobody knows the writers: the aggregator claims what is free, so that no writer can claim after it,
 * and drains what was claimed before.
 */
public final class SharedSampleRing implements SampleSource {
    private static final int LOWEST = Priority.LOWEST.rank();
    private static final int BATCH_SAMPLES = 512;
    private static final int CLOSED = 1;
    private static final int LIMITED = 2;
    private static final int TIME_NEXT = 4;
    private static final long STILL_OPEN = Long.MAX_VALUE;

    private final int channelId;
    private final String name;
    private final int highWaterInSamples;
    /** Not private for a test, which plays a writer that is put to sleep in the middle of a call. */
    final RingBuffer<SampleEvent> events;

    private final Sequence gating = new Sequence();
    private final RefusalCounters refusals = new RefusalCounters();
    private final ExemplarBoxes exemplars = new ExemplarBoxes(false);
    private final long[] batch = new long[2 * BATCH_SAMPLES];
    private final TokenBucket tokens = new TokenBucket();
    private final CallTimer timer;

    /** What a writer must think about, as bits; 0 as a rule. */
    private final AtomicInteger conditions = new AtomicInteger();

    /** Null until there was one. Volatile: set by any writer, before it claims. */
    private volatile CallerTimes callerTimes;

    private volatile boolean retaining;

    // The aggregator's own: the next sequence to read, and the first that it claimed itself when it closed the ring.
    private long next;
    private long closedAt = STILL_OPEN;

    /** The newest claim when the last drain began. */
    private long claimedBefore = -1;

    /**
     * Makes a ring that times no calls; allocates all it will ever need.
     *
     * @param channelId identifies the channel.
     * @param name for messages.
     * @param capacityInSamples a power of two.
     * @param highWaterRatio of the capacity, above which the lowest priority is refused.
     */
    public SharedSampleRing(
            final int channelId, final String name, final int capacityInSamples, final double highWaterRatio) {
        this(channelId, name, capacityInSamples, highWaterRatio, null);
    }

    /**
     * Makes a ring; allocates all it will ever need.
     *
     * @param channelId identifies the channel.
     * @param name for messages.
     * @param capacityInSamples a power of two.
     * @param highWaterRatio of the capacity, above which the lowest priority is refused.
     * @param timer times a few calls; null for none.
     */
    public SharedSampleRing(
            final int channelId,
            final String name,
            final int capacityInSamples,
            final double highWaterRatio,
            final CallTimer timer) {
        this.channelId = channelId;
        this.timer = timer;
        this.name = name;
        this.highWaterInSamples = (int) (capacityInSamples * highWaterRatio);
        events = RingBuffer.createMultiProducer(SampleEvent::new, capacityInSamples, new BusySpinWaitStrategy());
        events.addGatingSequences(gating);
    }

    /**
     * Records a sample. Any thread; never waits for the aggregator, never allocates, never throws.
     *
     * @param priority rank of the metric's priority.
     * @param idSlot a {@link SampleSlot}: which series, and what stands beside the value.
     * @param value recorded unit, or the bits of a double.
     * @return one of {@link Offer}'s codes.
     */
    public int offer(final int priority, final long idSlot, final long value) {
        return conditions.getOpaque() == 0 ? claim(priority, idSlot, value, 0) : offerSlow(priority, idSlot, value, 0);
    }

    /**
     * Records a sample with a time of its caller's, which is kept if the sample is. Any thread; as {@link #offer}, but the first call
     * allocates.
     *
     * @param priority rank of the metric's priority.
     * @param idSlot of a sample with nothing beside its value.
     * @param value recorded unit, or the bits of a double.
     * @param timeNs the caller's.
     * @return one of {@link Offer}'s codes.
     */
    public int offerAt(final int priority, final long idSlot, final long value, final long timeNs) {
        if (!SampleSlot.isRetained(idSlot)) {
            return offer(priority, idSlot, value);
        }
        if (callerTimes == null) {
            makeRoomForTimes();
        }
        final long timed = SampleSlot.withCallerTime(idSlot);
        return conditions.getOpaque() == 0
                ? claim(priority, timed, value, timeNs)
                : offerSlow(priority, timed, value, timeNs);
    }

    private synchronized void makeRoomForTimes() {
        if (callerTimes == null) {
            callerTimes = new CallerTimes(events.getBufferSize(), BATCH_SAMPLES);
        }
    }

    private int offerSlow(final int priority, final long idSlot, final long value, final long timeNs) {
        final int all = conditions.get();
        if ((all & CLOSED) != 0) {
            return Offer.CLOSED;
        }
        if ((all & LIMITED) != 0 && !tokens.tryTake()) {
            refusals.increment(RefusalReason.RATE_LIMITED, priority);
            return Offer.RATE_LIMITED;
        }
        if ((all & TIME_NEXT) != 0 && clear(TIME_NEXT)) {
            final long beginNs = timer.beginNs();
            final int answer = claim(priority, idSlot, value, timeNs);
            timer.end(beginNs);
            return answer;
        }
        return claim(priority, idSlot, value, timeNs);
    }

    private void set(final int condition) {
        int all = conditions.get();
        while (!conditions.compareAndSet(all, all | condition)) {
            all = conditions.get();
        }
    }

    /** Says whether it was this call that cleared it. */
    private boolean clear(final int condition) {
        int all = conditions.get();
        while ((all & condition) != 0) {
            if (conditions.compareAndSet(all, all & ~condition)) {
                return true;
            }
            all = conditions.get();
        }
        return false;
    }

    private int claim(final int priority, final long idSlot, final long value, final long timeNs) {
        if (priority == LOWEST) {
            final long unread = events.getCursor() - gating.get();
            if (unread >= highWaterInSamples) {
                return refuseLowest(unread);
            }
        }
        final long sequence;
        try {
            sequence = events.tryNext();
        } catch (final InsufficientCapacityException full) { // a constant without a stack trace
            return refuseFull(priority);
        }
        final SampleEvent event = events.get(sequence);
        event.idSlot = idSlot;
        event.value = value;
        if (SampleSlot.hasCallerTime(idSlot)) {
            callerTimes.put(sequence, timeNs);
        }
        events.publish(sequence); // release; pairs with isAvailable in drain
        if ((sequence & (CallTimer.CALLS_A_TIMED_ONE - 1)) == 0 && timer != null) {
            set(TIME_NEXT);
        }
        return Offer.ACCEPTED;
    }

    private int refuseLowest(final long unread) {
        if (unread >= events.getBufferSize()) {
            return refuseFull(LOWEST);
        }
        refusals.increment(RefusalReason.HIGH_WATER, LOWEST);
        return Offer.HIGH_WATER;
    }

    private int refuseFull(final int priority) {
        if (isClosed()) {
            return Offer.CLOSED;
        }
        refusals.increment(RefusalReason.FULL, priority);
        return Offer.FULL;
    }

    /**
     * Where the writers of this ring offer the exemplars of a series; the first call for a series allocates.
     *
     * @param seriesId which series.
     * @return the same one each time.
     */
    public ExemplarBox exemplarBox(final int seriesId) {
        return exemplars.open(seriesId);
    }

    /** Some of the samples will be kept. Any thread, before the first of them is offered. */
    public void retain() {
        retaining = true;
    }

    @Override
    public boolean isRetaining() {
        return retaining;
    }

    @Override
    public long callerTimeNs(final int slot) {
        return callerTimes.taken(slot / 2);
    }

    @Override
    public void collectExemplars(final ExemplarConsumer consumer) {
        exemplars.collect(consumer);
    }

    @Override
    public int drain(final SampleConsumer consumer, final int sampleLimit) {
        if (isClosed() && closedAt == STILL_OPEN) {
            claimRest();
        }
        claimedBefore = events.getCursor();
        int drained = 0;
        while (drained < sampleLimit) {
            final int taken = takeBatch(Math.min(BATCH_SAMPLES, sampleLimit - drained));
            if (taken == 0) {
                break;
            }
            drained += taken;
            consumer.onSamples(batch, 0, 2 * taken);
        }
        return drained;
    }

    /** There is no block to stay away from: the writers disturb each other more than a reader could. */
    @Override
    public int drainLeft(final SampleConsumer consumer, final int sampleLimit) {
        return drain(consumer, sampleLimit);
    }

    private int takeBatch(final int limit) {
        int taken = 0;
        while (taken < limit && next < closedAt && events.isAvailable(next)) {
            final SampleEvent event = events.get(next);
            batch[2 * taken] = event.idSlot;
            batch[2 * taken + 1] = event.value;
            if (SampleSlot.hasCallerTime(event.idSlot)) {
                callerTimes.take(next, taken);
            }
            taken++;
            next++;
        }
        if (taken > 0 && closedAt == STILL_OPEN) {
            gating.set(next - 1);
        }
        return taken;
    }

    @Override
    public void close() {
        set(CLOSED);
    }

    @Override
    public void setLimited(final boolean value) {
        if (value) {
            set(LIMITED);
        } else {
            clear(LIMITED);
        }
    }

    @Override
    public void grant(final long tokenCount, final long burst) {
        tokens.grant(tokenCount, burst);
    }

    @Override
    public long timedCalls() {
        return timer == null ? 0 : timer.timed();
    }

    @Override
    public long slowCalls() {
        return timer == null ? 0 : timer.slow();
    }

    /**
     * Claims all that is free, and frees nothing from then on: a writer that saw the channel open can claim no more, and what was
     * claimed before is below {@code closedAt}. On a full ring there is nothing to claim yet: the next drain tries again.
     */
    private void claimRest() {
        final int free = (int) events.remainingCapacity();
        if (free > 0) {
            try {
                closedAt = events.tryNext(free) - free + 1;
            } catch (final InsufficientCapacityException writerWasFaster) {
                closedAt = STILL_OPEN;
            }
        }
    }

    @Override
    public boolean holdsBack() {
        return next <= Math.min(claimedBefore, closedAt - 1);
    }

    @Override
    public boolean isQuiet() {
        return closedAt != STILL_OPEN && next == closedAt;
    }

    @Override
    public long unread() {
        return Math.max(0, Math.min(events.getCursor() + 1, closedAt) - next);
    }

    @Override
    public long consumed() {
        return next;
    }

    @Override
    public boolean isOwnerDead() {
        return false;
    }

    @Override
    public String ownerName() {
        return "none";
    }

    @Override
    public boolean isClosed() {
        return (conditions.get() & CLOSED) != 0;
    }

    @Override
    public int channelId() {
        return channelId;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isSingleWriter() {
        return false;
    }

    @Override
    public int capacityInSamples() {
        return events.getBufferSize();
    }

    @Override
    public long refused(final RefusalReason reason, final Priority priority) {
        return refusals.get(reason, priority);
    }
}
