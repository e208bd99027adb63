package io.tailrace.engine.aggregate;

import io.tailrace.engine.snapshot.ChannelCut;
import io.tailrace.engine.snapshot.SnapshotPublisher;
import io.tailrace.engine.status.EngineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All channels. Opened and counted by any thread, drained and reclaimed by the aggregator's. */
public final class ChannelSet {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelSet.class);

    private final Queue<SampleSource> opened = new ConcurrentLinkedQueue<>();
    private final List<TrackedChannel> channels = new ArrayList<>();
    private final List<ChannelCut> cuts = new ArrayList<>();
    private final RateLimitRules rules;
    private int smallestRing = Integer.MAX_VALUE;
    private boolean filling;
    private long openedTotal;
    private long closedTotal;
    private final AtomicInteger open = new AtomicInteger();

    /**
     * Makes an empty set.
     *
     * @param rules when a channel goes under a rate limit.
     */
    public ChannelSet(final RateLimitRules rules) {
        this.rules = rules;
    }

    /**
     * Adds a channel, if there is room for one more. Any thread.
     *
     * @param source its ring.
     * @param limit how many may be open at once.
     * @return whether it was added.
     */
    public boolean add(final SampleSource source, final int limit) {
        if (open.incrementAndGet() > limit) {
            open.decrementAndGet();
            return false;
        }
        opened.add(source);
        return true;
    }

    /**
     * Channels that were added and have not ended. Any thread.
     *
     * @return how many.
     */
    public int open() {
        return open.get();
    }

    void takeOpened(final SnapshotPublisher publisher) {
        for (SampleSource source = opened.poll(); source != null; source = opened.poll()) {
            final TrackedChannel channel =
                    new TrackedChannel(source, rules, publisher.flightRecorder().open(source.channelId()));
            channels.add(channel);
            cuts.add(channel.cut());
            publisher.channelOpened(channel.cut());
            smallestRing = Math.min(smallestRing, source.capacityInSamples());
            openedTotal++;
        }
    }

    int drainLeft(final SampleConsumer consumer, final long nowNs) {
        int drained = 0;
        filling = false;
        for (int i = 0, size = channels.size(); i < size; i++) {
            final TrackedChannel channel = channels.get(i);
            drained += look(channel, channel.drainLeft(consumer, nowNs));
        }
        return drained;
    }

    /** As if so much time had passed for channels that wait for a last call of their owners. */
    int drain(final SampleConsumer consumer, final long nowNs, final long lingeredNs) {
        int drained = 0;
        filling = false;
        for (int i = 0, size = channels.size(); i < size; i++) {
            final TrackedChannel channel = channels.get(i);
            drained += look(channel, channel.drain(consumer, nowNs, lingeredNs));
        }
        return drained;
    }

    private int look(final TrackedChannel channel, final int drained) {
        filling |= channel.isMuch(drained);
        return drained;
    }

    /** Whether the last drain found so much in one of the rings that it should be looked into again at once. */
    boolean isAnyFilling() {
        return filling;
    }

    /** Samples that the smallest ring holds; {@link Integer#MAX_VALUE} without any. */
    int smallestRing() {
        return smallestRing;
    }

    void collectExemplars(final ExemplarConsumer consumer) {
        for (int i = 0, size = channels.size(); i < size; i++) {
            channels.get(i).source().collectExemplars(consumer);
        }
    }

    /** Whether a channel with many writers is closed and one of them has not come to the end of its last call. */
    boolean hasWritesInFlight() {
        for (int i = 0, size = channels.size(); i < size; i++) {
            final SampleSource source = channels.get(i).source();
            if (!source.isSingleWriter() && source.isClosed() && !source.isQuiet()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the last drain could not take all that was recorded before it. */
    boolean holdBack() {
        for (int i = 0, size = channels.size(); i < size; i++) {
            if (channels.get(i).source().holdsBack()) {
                return true;
            }
        }
        return false;
    }

    /** Occupancy of the fullest ring now. */
    int maxOccupancyPermille() {
        int max = 0;
        for (int i = 0, size = channels.size(); i < size; i++) {
            final SampleSource source = channels.get(i).source();
            max = Math.max(max, (int) (source.unread() * 1_000 / source.capacityInSamples()));
        }
        return max;
    }

    void moveCuts() {
        for (int i = 0, size = channels.size(); i < size; i++) {
            channels.get(i).moveCut();
        }
    }

    void beginEpoch() {
        for (int i = 0, size = channels.size(); i < size; i++) {
            channels.get(i).beginEpoch();
        }
    }

    void warnOfRefusals(final long nowNs) {
        for (int i = 0, size = channels.size(); i < size; i++) {
            channels.get(i).warnOfRefusals(nowNs);
        }
    }

    RateLimitRules rules() {
        return rules;
    }

    void reclaimDeadOwners() {
        for (int i = 0, size = channels.size(); i < size; i++) {
            final TrackedChannel channel = channels.get(i);
            if (channel.reclaimIfOwnerDied()) {
                EngineEvent.CHANNEL_RECLAIMED
                        .at(LOG)
                        .log(
                                "Channel \"{}\" was not closed by its owner, thread \"{}\", which has ended: its samples are kept, its"
                                        + " ring is given back. Close a channel before its thread ends.",
                                channel.source().name(),
                                channel.source().ownerName());
            }
        }
    }

    /** Ends the channels that can get nothing any more; directly behind a snapshot, which contains all they had. */
    void removeFinished(final SnapshotPublisher publisher) {
        for (int i = channels.size() - 1; i >= 0; i--) {
            final TrackedChannel channel = channels.get(i);
            if (channel.isFinished()) {
                publisher.channelClosed(channel.cut(), channel.hasOwnerDied());
                channels.remove(i);
                cuts.remove(i);
                closedTotal++;
                open.decrementAndGet();
                smallestRing = Integer.MAX_VALUE;
            }
        }
        if (smallestRing == Integer.MAX_VALUE) {
            for (int i = 0, size = channels.size(); i < size; i++) {
                smallestRing = Math.min(smallestRing, channels.get(i).source().capacityInSamples());
            }
        }
    }

    void closeAll() {
        for (int i = 0, size = channels.size(); i < size; i++) {
            channels.get(i).source().close();
        }
    }

    List<TrackedChannel> channels() {
        return channels;
    }

    List<ChannelCut> cuts() {
        return cuts;
    }

    long openedTotal() {
        return openedTotal;
    }

    /** Those included that end with the next cut. */
    long closedTotal() {
        long finished = 0;
        for (int i = 0, size = channels.size(); i < size; i++) {
            finished += channels.get(i).isFinished() ? 1 : 0;
        }
        return closedTotal + finished;
    }
}
