package io.tailrace.engine.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import io.tailrace.engine.aggregate.ExemplarConsumer;
import io.tailrace.engine.aggregate.SampleConsumer;
import io.tailrace.engine.aggregate.SampleSource;
import io.tailrace.engine.bucket.SampleSlot;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.status.RefusalReason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The single-writer ring: a Disruptor ring whose events are blocks of samples. The writer touches the sequencer once a block;
 * within a block it fills the next pair of slots and publishes the number of slots used with one release store, so each sample is
 * visible to the aggregator at once.
 *
 * <pre>
 *   freed        read whole     being read            open
 *  +-----------+--------------+---------------------+-------------------------+ - - - - -
 *  |           |              |rrrrrrrrr............|wwwwwwwwwww              |  free
 *  +-----------+--------------+---------------------+-------------------------+ - - - - -
 *              ^ gating        ^ readBlock, readSlot  ^ cursor                ^ limit
 * </pre>
 *
 * <p>The gating sequence passes a block only when it is full and read whole: passing an open block would lose its later samples.
 *
 * <p><b>The fast path is one compare.</b> {@code limit} says up to which slot of the open block the writer may go without thinking.
 * It is the block's end as a rule, and 0 whenever there is something to think about: no owner yet, strict mode, closed. Then every
 * call takes the slow path, so none of these costs the fast path anything. The same holds for a channel under a rate limit. In one
 * block of some the limit stands at the one call that is timed. {@code lowestLimit} is the same for the
 * lowest priority, which stops at the high-water mark.
 */
public final class SampleRing implements SampleSource {
    private static final int LOWEST = Priority.LOWEST.rank();
    private static final int NO_SLOT = -1;

    /** Odd, so that the timed calls stand at each place of a block in turn. */
    private static final int TIMED_STRIDE = 37;

    private static final VarHandle LIMIT;
    private static final VarHandle LOWEST_LIMIT;

    static {
        try {
            final MethodHandles.Lookup lookup = MethodHandles.lookup();
            LIMIT = lookup.findVarHandle(SampleRing.class, "limit", int.class);
            LOWEST_LIMIT = lookup.findVarHandle(SampleRing.class, "lowestLimit", int.class);
        } catch (final ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final int channelId;
    private final String name;
    private final boolean strict;
    private final int capacityInSamples;
    private final int highWaterInSamples;
    private final int samplesInBlock;
    private final int slotsInBlock;
    private final RingBuffer<SampleBlock> blocks;
    private final RefusalCounters refusals = new RefusalCounters();
    private final ExemplarBoxes exemplars = new ExemplarBoxes(true);
    private final TokenBucket tokens = new TokenBucket();
    private final CallTimer timer;

    // The writer's own. The limits are opaque because close() lowers them from another thread.
    private SampleBlock open;

    @SuppressWarnings("UnusedVariable") // through LIMIT only
    private int limit;

    @SuppressWarnings("UnusedVariable") // through LOWEST_LIMIT only
    private int lowestLimit;

    private long openBlock;
    private long consumedSeen;
    private int timedSlot = NO_SLOT;

    /** The aggregator's own; the writer reads one number of it when it is nearly full. */
    private final ReadSide read;

    private volatile Thread owner;
    private volatile boolean closed;
    private volatile boolean closeSeen;
    private volatile boolean limited;
    private volatile boolean retaining;

    /**
     * Makes a ring that times no calls; allocates all it will ever need.
     *
     * @param channelId identifies the channel.
     * @param name for messages.
     * @param capacityInSamples a power of two, at least 256.
     * @param highWaterRatio of the capacity, above which the lowest priority is refused.
     * @param strict whether every call checks its thread.
     */
    public SampleRing(
            final int channelId,
            final String name,
            final int capacityInSamples,
            final double highWaterRatio,
            final boolean strict) {
        this(channelId, name, capacityInSamples, highWaterRatio, strict, null);
    }

    /**
     * Makes a ring; allocates all it will ever need.
     *
     * @param channelId identifies the channel.
     * @param name for messages.
     * @param capacityInSamples a power of two, at least 256.
     * @param highWaterRatio of the capacity, above which the lowest priority is refused.
     * @param strict whether every call checks its thread.
     * @param timer times a few calls; null for none.
     */
    public SampleRing(
            final int channelId,
            final String name,
            final int capacityInSamples,
            final double highWaterRatio,
            final boolean strict,
            final CallTimer timer) {
        this.channelId = channelId;
        this.name = name;
        this.strict = strict;
        this.timer = timer;
        this.capacityInSamples = capacityInSamples;
        this.highWaterInSamples = (int) (capacityInSamples * highWaterRatio);
        samplesInBlock = SampleBlock.samplesFor(capacityInSamples);
        slotsInBlock = 2 * samplesInBlock;
        blocks = RingBuffer.createSingleProducer(
                () -> new SampleBlock(samplesInBlock), capacityInSamples / samplesInBlock, new BusySpinWaitStrategy());
        read = new ReadSide(blocks);
        tryNextBlock();
    }

    /**
     * Records a sample. The owner's thread only; never waits, never allocates, never throws outside strict mode.
     *
     * @param priority rank of the metric's priority.
     * @param idSlot a {@link SampleSlot}: which series, and what stands beside the value.
     * @param value recorded unit, or the bits of a double.
     * @return one of {@link Offer}'s codes.
     */
    public int offer(final int priority, final long idSlot, final long value) {
        final SampleBlock block = open;
        final int slot = block.usedByWriter();
        // Each call with a cast of its own: without one a VarHandle answers with an Object, which is allocated.
        final int until = priority == LOWEST ? (int) LOWEST_LIMIT.getOpaque(this) : (int) LIMIT.getOpaque(this);
        if (slot < until) {
            write(block, slot, idSlot, value);
            return Offer.ACCEPTED;
        }
        return offerSlow(priority, idSlot, value);
    }

    /**
     * Records a sample with a time of its caller's, which is kept if the sample is. The owner's thread only; as {@link #offer}, but allocates
     * once in the life of each block.
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
        final boolean isBlockFull = open.usedByWriter() == slotsInBlock;
        if ((strict || isBlockFull) && !admitThread()) {
            return Offer.CLOSED;
        }
        if (isBlockFull) { // the sample's block must be open before the time finds its place
            if (!tryNextBlock()) {
                refusals.incrementByOnlyWriter(RefusalReason.FULL, priority);
                return Offer.FULL;
            }
            lowerLimits(); // those of the block before: the slow path sets them anew
        }
        open.callerTime(open.usedByWriter(), timeNs);
        return offer(priority, SampleSlot.withCallerTime(idSlot), value);
    }

    private static void write(final SampleBlock block, final int slot, final long idSlot, final long value) {
        final long[] slots = block.slots;
        slots[slot] = idSlot;
        slots[slot + 1] = value;
        block.publish(slot + 2);
    }

    private int offerSlow(final int priority, final long idSlot, final long value) {
        if (!admitThread()) {
            return Offer.CLOSED;
        }
        if (open.usedByWriter() == slotsInBlock && !tryNextBlock()) {
            refusals.incrementByOnlyWriter(RefusalReason.FULL, priority);
            return Offer.FULL;
        }
        if (open.usedByWriter() == timedSlot) {
            return offerTimed(priority, idSlot, value);
        }
        setLimits();
        final int slot = open.usedByWriter();
        if (priority == LOWEST && slot >= lowestSlotsFree(slot)) {
            refusals.incrementByOnlyWriter(RefusalReason.HIGH_WATER, priority);
            return Offer.HIGH_WATER;
        }
        if (limited && !tokens.tryTakeByOnlyWriter()) {
            refusals.incrementByOnlyWriter(RefusalReason.RATE_LIMITED, priority);
            return Offer.RATE_LIMITED;
        }
        write(open, slot, idSlot, value);
        return Offer.ACCEPTED;
    }

    /** The limits stand again before the call, so that it is timed as it is without a timer. */
    private int offerTimed(final int priority, final long idSlot, final long value) {
        timedSlot = NO_SLOT;
        setLimits();
        final long beginNs = timer.beginNs();
        final int answer = offer(priority, idSlot, value);
        timer.end(beginNs);
        return answer;
    }

    /** Binds the first thread, checks the others where asked to, and says whether the ring is open. */
    private boolean admitThread() {
        final Thread caller = Thread.currentThread();
        if (owner == null) {
            owner = caller; // volatile, before closed is read: close() writes closed before it reads the owner
        } else if (strict && owner != caller) {
            throw new IllegalStateException("channel \"" + name + "\" has one writer, thread \"" + owner.getName()
                    + "\", but thread \"" + caller.getName()
                    + "\" recorded into it: open a channel for each thread, or use the shared channel");
        }
        if (closed) {
            closeSeen = true;
            return false;
        }
        return true;
    }

    private boolean tryNextBlock() {
        if (!blocks.hasAvailableCapacity(1)) {
            return false; // asked first, because an exception is a slow way to say no
        }
        final long sequence;
        try {
            sequence = blocks.tryNext();
        } catch (final InsufficientCapacityException impossible) {
            return false;
        }
        final SampleBlock block = blocks.get(sequence);
        block.clear();
        openBlock = sequence;
        open = block;
        timedSlot = timer == null ? NO_SLOT : timedSlotOf(sequence);
        blocks.publish(sequence); // release; pairs with getCursor() in drain
        return true;
    }

    /** In one block of so many that it is one call in {@value CallTimer#CALLS_A_TIMED_ONE}. */
    private int timedSlotOf(final long block) {
        final int blocksATimedCall = CallTimer.CALLS_A_TIMED_ONE / samplesInBlock;
        return block % blocksATimedCall == blocksATimedCall - 1
                ? 2 * (int) (block / blocksATimedCall * TIMED_STRIDE % samplesInBlock)
                : NO_SLOT;
    }

    private void setLimits() {
        final int all = strict || limited ? 0 : timedSlot == NO_SLOT ? slotsInBlock : timedSlot;
        final int lowest = all == 0 ? 0 : Math.min(all, lowestSlotsFree(open.usedByWriter()));
        if (all == (int) LIMIT.getOpaque(this) && lowest == (int) LOWEST_LIMIT.getOpaque(this)) {
            return; // as a rule; what is not stored cannot overwrite a close
        }
        LIMIT.setOpaque(this, all);
        LOWEST_LIMIT.setOpaque(this, lowest);
        // Store, then load: close() stores closed and then the limits, so one of the two sees the other; so does
        // setLimited().
        VarHandle.fullFence();
        if (closed || limited) {
            lowerLimits();
        }
    }

    /**
     * The slot of the open block at which the high-water mark lies; {@code slot} if it was passed. The aggregator's line is read
     * only when the mark may lie in this block: what was seen of it before is never ahead of it.
     */
    private int lowestSlotsFree(final int slot) {
        final long produced = openBlock * samplesInBlock + slot / 2;
        if (consumedSeen + highWaterInSamples - produced < samplesInBlock) {
            consumedSeen = read.consumedAcquire();
        }
        final long room = consumedSeen + highWaterInSamples - produced;
        return room <= 0 ? slot : (int) Math.min(slotsInBlock, slot + 2 * room);
    }

    private void lowerLimits() {
        LIMIT.setOpaque(this, 0);
        LOWEST_LIMIT.setOpaque(this, 0);
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
        return read.callerTimeNs(slot);
    }

    @Override
    public void collectExemplars(final ExemplarConsumer consumer) {
        exemplars.collect(consumer);
    }

    @Override
    public int drain(final SampleConsumer consumer, final int sampleLimit) {
        return read.drain(consumer, sampleLimit);
    }

    @Override
    public int drainLeft(final SampleConsumer consumer, final int sampleLimit) {
        return read.drainLeft(consumer, sampleLimit);
    }

    @Override
    public long unread() {
        return Math.min(capacityInSamples, Math.max(0, read.unread()));
    }

    @Override
    public void close() {
        closed = true;
        lowerLimits();
        final Thread boundTo = owner;
        if (boundTo == null || boundTo == Thread.currentThread()) {
            closeSeen = true;
        }
    }

    @Override
    public void setLimited(final boolean value) {
        limited = value;
        if (value) {
            lowerLimits();
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

    @Override
    public boolean isQuiet() {
        return closed && (closeSeen || isOwnerDead());
    }

    @Override
    public boolean isOwnerDead() {
        final Thread thread = owner;
        return thread != null && !thread.isAlive();
    }

    @Override
    public String ownerName() {
        final Thread thread = owner;
        return thread == null ? "none" : thread.getName();
    }

    @Override
    public boolean isClosed() {
        return closed;
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
        return true;
    }

    @Override
    public int capacityInSamples() {
        return capacityInSamples;
    }

    @Override
    public long consumed() {
        return read.consumed();
    }

    @Override
    public long refused(final RefusalReason reason, final Priority priority) {
        return refusals.get(reason, priority);
    }
}
