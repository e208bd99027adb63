package io.tailrace.engine.aggregate;

import io.tailrace.engine.snapshot.ChannelCut;
import io.tailrace.engine.snapshot.SnapshotPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All channels. Opened and counted by any thread, drained and reclaimed by the aggregator's. */
public final class ChannelSet {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelSet.class);

    private final Queue<SampleSource> opened = new ConcurrentLinkedQueue<>();
    private final List<TrackedChannel> channels = new ArrayList<>();
    private final List<ChannelCut> cuts = new ArrayList<>();
    private long openedTotal;
    private long closedTotal;
    private volatile int open;

    /**
     * Adds a channel. Any thread.
     *
     * @param source its ring.
     */
    public void add(final SampleSource source) {
        opened.add(source);
    }

    /**
     * Channels that the aggregator drains. Any thread.
     *
     * @return how many, as of its last duty cycle.
     */
    public int open() {
        return open;
    }

    void takeOpened(final SnapshotPublisher publisher) {
        for (SampleSource source = opened.poll(); source != null; source = opened.poll()) {
            final TrackedChannel channel = new TrackedChannel(source);
            channels.add(channel);
            cuts.add(channel.cut());
            publisher.channelOpened(channel.cut());
            openedTotal++;
            open = channels.size();
        }
    }

    int drain(final SampleConsumer consumer, final long nowNs) {
        int drained = 0;
        for (int i = 0, size = channels.size(); i < size; i++) {
            drained += channels.get(i).drain(consumer, nowNs);
        }
        return drained;
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

    void reclaimDeadOwners() {
        for (int i = 0, size = channels.size(); i < size; i++) {
            final TrackedChannel channel = channels.get(i);
            if (channel.reclaimIfOwnerDied()) {
                LOG.warn(
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
                open = channels.size();
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

    long closedTotal() {
        return closedTotal;
    }
}
