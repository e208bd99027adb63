package io.tailrace.engine.reader;

import io.tailrace.codec.frame.FrameVerdict;

/**
 * Takes what a {@link FrameReader} made of a log's frames, in the log's order, on the thread that polls. Every method has an
 * empty default, so that a reader says only what it needs.
 */
public interface FrameListener {
    /**
     * An epoch begins (not called for the repetition inside a checkpoint unless it is the first that this reader sees).
     *
     * @param epoch who records from here on.
     * @param position in the log.
     */
    default void onEpoch(final EpochInfo epoch, final long position) {}

    /**
     * A version of a metric is made known, before the first series of it, or its state or words have changed. Of one name at most one version is
     * active.
     *
     * @param metric its descriptor and state.
     */
    default void onMetric(final MetricInfo metric) {}

    /**
     * A series is made known, once an epoch.
     *
     * @param series its metric and labels.
     */
    default void onSeries(final SeriesInfo series) {}

    /**
     * A series has ended: nothing was recorded into it for a while. Another one with its labels may come, with another id and from zero.
     *
     * @param series that was made known.
     */
    default void onSeriesEnded(final SeriesInfo series) {}

    /**
     * A channel was opened.
     *
     * @param channelId id in the epoch.
     * @param name its name.
     * @param ringSamples capacity of its ring.
     * @param singleWriter whether it has one writer.
     */
    default void onChannelOpened(
            final int channelId, final String name, final int ringSamples, final boolean singleWriter) {}

    /**
     * A channel was closed.
     *
     * @param channelId id in the epoch.
     * @param lastSequence of its last sample, -1 if there was none.
     * @param refused samples refused in its whole life.
     * @param ownerDied whether its owner thread ended without closing it.
     */
    default void onChannelClosed(
            final int channelId, final long lastSequence, final long refused, final boolean ownerDied) {}

    /**
     * A channel went under a rate limit, or its limit ended.
     *
     * @param limit which and why.
     */
    default void onChannelLimit(final ChannelLimit limit) {}

    /**
     * A snapshot is whole.
     *
     * @param snapshot all of it.
     * @param position of its commit in the log.
     */
    default void onSnapshot(final Snapshot snapshot, final long position) {}

    /**
     * A checkpoint is whole.
     *
     * @param checkpoint all of it.
     * @param position of its commit in the log.
     */
    default void onCheckpoint(final Checkpoint checkpoint, final long position) {}

    /**
     * A sample with its trace, behind the snapshot that counts it, and again behind each checkpoint.
     *
     * @param exemplar of a known series.
     */
    default void onExemplar(final Exemplar exemplar) {}

    /**
     * The journal did not take what came before: it was left behind for a while. Told instead of {@link #onGap} for frames that are
     * missing here; a reader of the log in memory may well have seen them. A checkpoint follows.
     *
     * @param gap what it did not take.
     * @param missed the frames that this reader misses: 0 if it has seen them.
     * @param position in the log.
     */
    default void onJournalGap(final JournalGap gap, final long missed, final long position) {}

    /**
     * Whether this listener goes through the samples of blocks. Asked once, when the reader is made: the samples of a service may be
     * many, and who does not want them does not pay for them.
     *
     * @return false by default: {@link SampleBlock#samples()} is null then.
     */
    default boolean readsSamples() {
        return false;
    }

    /**
     * A block of a flight recorder. Blocks belong to no whole: what is in them was recorded, whether or not a snapshot counts it. Those
     * that a snapshot counts come before it.
     *
     * @param block valid during the call only.
     * @param position in the log.
     */
    default void onSampleBlock(final SampleBlock block, final long position) {}

    /**
     * Whether this listener reads telemetry entries. Asked once, when the reader is made: who does not want them does not pay for them.
     *
     * @return false by default: {@link #onEntry} is not called then.
     */
    default boolean readsEntries() {
        return false;
    }

    /**
     * A telemetry entry. Entries belong to no whole; those that a snapshot's counters and gauges know come before it.
     *
     * @param entry what was told.
     * @param position in the log.
     */
    default void onEntry(final RecordedEntry entry, final long position) {}

    /**
     * A sign of life.
     *
     * @param status what it says.
     */
    default void onStatus(final StatusInfo status) {}

    /**
     * Any good frame, before it is told apart; for those who count.
     *
     * @param epoch of the frame.
     * @param sequence of the frame.
     * @param templateId which message.
     * @param lengthInBytes whole frame.
     * @param position in the log.
     */
    default void onFrame(
            final int epoch, final long sequence, final int templateId, final int lengthInBytes, final long position) {}

    /**
     * Frames are missing between the last good one and this one, so that what the reader knows is stale until the next
     * checkpoint; or this one came before: it is not read again.
     *
     * @param epoch of the frame found.
     * @param expectedSequence that should have come.
     * @param foundSequence that came; lower than expected for a duplicate.
     * @param position of the frame found.
     */
    default void onGap(final int epoch, final long expectedSequence, final long foundSequence, final long position) {}

    /**
     * A frame cannot be read; it is skipped.
     *
     * @param verdict why; {@link FrameVerdict#GOOD} when its checksum was right but its content contradicts itself.
     * @param reason in words.
     * @param position in the log.
     */
    default void onBadFrame(final FrameVerdict verdict, final String reason, final long position) {}
}
