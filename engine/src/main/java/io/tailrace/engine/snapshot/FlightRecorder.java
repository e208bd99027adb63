package io.tailrace.engine.snapshot;

import io.tailrace.codec.flight.PackedSamples;
import io.tailrace.codec.flight.SamplePacker;
import io.tailrace.codec.frame.FrameLayout;
import io.tailrace.codec.sbe.SampleBlockEncoder;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.log.MemoryFrameLog;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Keeps the samples of metrics that retain them, as blocks: frames beside the snapshots, written when they are full or old, and all of
 * them before the commit of a cut that counts their samples.
 *
 * <p>While the journal does not take frames, blocks wait in the memory log. They may have {@value #MOST_EIGHTHS} eighths of it, so that there is
 * always room for snapshots; the lower its priority, the earlier a metric's samples are given up. Each one that is given up is counted
 * and told of in the channel's next block. The aggregator's thread only.
 */
public final class FlightRecorder {
    /** With an open block of the ring, the journal's own sleep and a slow cycle it is in the journal within twice of this. */
    static final long BLOCK_AGE_NS = 5_000_000;

    private static final int MOST_EIGHTHS = 3;
    private static final int LOWEST = Priority.LOWEST.rank();
    private static final int NOTHING_ADMITTED = -1;

    /** The rank of what is not kept at all: its metric is halted. */
    static final int HALTED = Byte.MAX_VALUE;

    private final FrameWriter frames;
    private final DictionaryFrames dictionary;
    private final MetricRegistry registry;
    private final MemoryFrameLog log;
    private final CurrentEpoch epoch;
    private final SampleBlockEncoder encoder = new SampleBlockEncoder();
    private final List<FlightChannel> channels = new ArrayList<>();
    private final long[] givenUp = new long[Priority.COUNT];
    private byte[] ranks = new byte[0];

    /** For blocks that are given up; null until there is one. */
    private PackedSamples packed;

    FlightRecorder(
            final FrameWriter frames,
            final DictionaryFrames dictionary,
            final MetricRegistry registry,
            final MemoryFrameLog log,
            final CurrentEpoch epoch) {
        this.frames = frames;
        this.dictionary = dictionary;
        this.registry = registry;
        this.log = log;
        this.epoch = epoch;
    }

    /**
     * Makes what takes the samples of one channel.
     *
     * @param channelId identifies it.
     * @return takes no memory to speak of until the first sample.
     */
    public FlightChannel open(final int channelId) {
        return new FlightChannel(this, channelId);
    }

    /**
     * Samples that were given up.
     *
     * @param priority of their metrics.
     * @return since the start.
     */
    public long givenUp(final Priority priority) {
        return givenUp[priority.rank()];
    }

    void begins(final FlightChannel channel) {
        channels.add(channel);
    }

    void ends(final int channelId) {
        channels.removeIf(channel -> channel.channelId() == channelId);
    }

    /** The lowest priority whose samples may be kept now, as a rank. */
    int lowestAdmitted() {
        final long waiting = log.waitingInBytes();
        int rank = LOWEST;
        while (rank > NOTHING_ADMITTED && waiting >= most(rank)) {
            rank--;
        }
        return rank;
    }

    /** How much may wait before samples of a priority are given up. */
    private long most(final int rank) {
        return (long) log.capacityInBytes() * MOST_EIGHTHS * (Priority.COUNT - rank) / (8L * Priority.COUNT);
    }

    int rank(final int seriesId) {
        return seriesId < ranks.length ? ranks[seriesId] : learnRank(seriesId);
    }

    private int learnRank(final int seriesId) {
        final Series[] series = registry.series();
        final byte[] all = new byte[series.length];
        for (int id = 0; id < all.length; id++) {
            final Metric metric = series[id].metric();
            all[id] = (byte)
                    (metric.isHalted() ? HALTED : metric.descriptor().priority().rank());
        }
        ranks = all;
        return seriesId < all.length ? all[seriesId] : LOWEST;
    }

    /** Which metrics are halted has changed. */
    public void takeStates() {
        ranks = new byte[0];
    }

    long wallNs(final long nowNs) {
        return epoch.wallNs(nowNs);
    }

    void giveUp(final GivenUp tally, final int seriesId, final long sequence) {
        final int rank = rank(seriesId);
        givenUp[rank]++;
        tally.add(rank, sequence);
    }

    /** Whether a block may be appended now: it must not take the room that snapshots need. */
    boolean hasRoom(final int packedLength) {
        return frames.flushWaiting()
                && log.waitingInBytes() + packedLength + FrameLayout.MAX_FRAME_LENGTH - SamplePacker.MAX_LENGTH
                        <= most(Priority.CRITICAL.rank());
    }

    void write(final FlightChannel channel, final SamplePacker packer, final GivenUp untold) {
        dictionary.writeNew();
        frames.begin(encoder);
        encoder.channelId(channel.channelId())
                .fromSequence(channel.fromSequence())
                .toSequence(channel.toSequence())
                .fromNs(channel.fromNs())
                .samples(packer.samples());
        untold.moveTo(encoder);
        encoder.putPacked(packer.bytes(), 0, packer.length());
        frames.end(encoder);
    }

    /** Goes through a block that is given up. */
    PackedSamples unpack(final FlightChannel channel, final SamplePacker packer) {
        if (packed == null) {
            packed = new PackedSamples();
        }
        packed.wrap(
                new UnsafeBuffer(packer.bytes()),
                0,
                packer.length(),
                packer.samples(),
                channel.fromSequence(),
                channel.toSequence(),
                channel.fromNs());
        return packed;
    }

    /** Before a commit: what it counts is written, or what is missing is told. */
    void writeAll() {
        for (int i = 0, size = channels.size(); i < size; i++) {
            channels.get(i).writeForCut();
        }
    }
}
