package io.tailrace.engine.snapshot;

/** Where a cut goes through one channel. Mutable and used again for ever; the aggregator's thread only. */
public final class ChannelCut {
    private final int channelId;
    private final String name;
    private final int capacityInSamples;
    private final boolean singleWriter;
    private long consumedBefore;
    private long refusedInEarlier;
    private long nextSequence;
    private long firstSequence;
    private long refusedBefore;
    private long refused;

    /**
     * For a channel of which nothing was cut yet.
     *
     * @param channelId identifies it.
     * @param name of the channel.
     * @param capacityInSamples of its ring.
     * @param singleWriter whether it has one writer.
     */
    public ChannelCut(final int channelId, final String name, final int capacityInSamples, final boolean singleWriter) {
        this.channelId = channelId;
        this.name = name;
        this.capacityInSamples = capacityInSamples;
        this.singleWriter = singleWriter;
    }

    /**
     * Moves the cut forward: what lies between the last and this one belongs to the next snapshot.
     *
     * @param consumed samples aggregated so far.
     * @param refusedSoFar samples refused so far.
     */
    public void moveTo(final long consumed, final long refusedSoFar) {
        firstSequence = nextSequence;
        nextSequence = consumed - consumedBefore;
        refusedBefore = refused;
        refused = refusedSoFar - refusedInEarlier;
    }

    /** Another epoch begins behind the last cut: sequences and refusals count from zero again. */
    public void beginEpoch() {
        consumedBefore += nextSequence;
        refusedInEarlier += refused;
        nextSequence = 0;
        firstSequence = 0;
        refused = 0;
        refusedBefore = 0;
    }

    /**
     * Samples of earlier epochs.
     *
     * @return from 0.
     */
    public long consumedBefore() {
        return consumedBefore;
    }

    int channelId() {
        return channelId;
    }

    String name() {
        return name;
    }

    int capacityInSamples() {
        return capacityInSamples;
    }

    boolean isSingleWriter() {
        return singleWriter;
    }

    long firstSequence() {
        return firstSequence;
    }

    long lastSequence() {
        return nextSequence - 1;
    }

    long refusedInInterval() {
        return refused - refusedBefore;
    }

    long refusedInLife() {
        return refused;
    }

    boolean hasChanged() {
        return nextSequence != firstSequence || refused != refusedBefore;
    }
}
