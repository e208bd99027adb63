package io.tailrace.engine.snapshot;

import io.tailrace.codec.sbe.ChannelClosedEncoder;
import io.tailrace.codec.sbe.ChannelLimitEncoder;
import io.tailrace.codec.sbe.ChannelOpenedEncoder;
import io.tailrace.codec.sbe.CheckpointBeginEncoder;
import io.tailrace.codec.sbe.CheckpointCommitEncoder;
import io.tailrace.codec.sbe.CloseReason;
import io.tailrace.codec.sbe.EpochEncoder;
import io.tailrace.codec.sbe.LimitChange;
import io.tailrace.codec.sbe.PartOf;
import io.tailrace.codec.sbe.ReadinessCausesEncoder;
import io.tailrace.codec.sbe.SnapshotCommitEncoder;
import io.tailrace.codec.sbe.StatusEncoder;
import io.tailrace.engine.descriptor.EngineLabels;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.log.FlushGate;
import io.tailrace.engine.log.MemoryFrameLog;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Cuts snapshots and checkpoints into frames and appends them to the memory log. All on the aggregator's thread. While the
 * journal is too far behind, {@link #isReady} says no and the aggregator simply goes on adding: the next snapshot covers the
 * longer interval. A journal that stands still is left behind ({@link JournalLink}).
 */
public final class SnapshotPublisher {
    private final CurrentEpoch epoch;
    private final long snapshotIntervalNs;
    private final MemoryFrameLog log;
    private final FlushGate flushGate;
    private final JournalLink journal;
    private final FrameWriter frames;
    private final MetricRegistry registry;
    private final DictionaryFrames dictionary;
    private final ValueParts parts;
    private final ExemplarFrames exemplarFrames;
    private final FlightRecorder flightRecorder;
    private final EntryFrames entryFrames;
    private ExemplarSource exemplars;
    private final EpochEncoder epochEncoder = new EpochEncoder();
    private final ChannelOpenedEncoder openedEncoder = new ChannelOpenedEncoder();
    private final ChannelClosedEncoder closedEncoder = new ChannelClosedEncoder();
    private final ChannelLimitEncoder limitEncoder = new ChannelLimitEncoder();
    private final SnapshotCommitEncoder commitEncoder = new SnapshotCommitEncoder();
    private final CheckpointBeginEncoder beginEncoder = new CheckpointBeginEncoder();
    private final CheckpointCommitEncoder checkpointCommitEncoder = new CheckpointCommitEncoder();
    private final StatusEncoder statusEncoder = new StatusEncoder();
    private long snapshotId;
    private long snapshotsCut;
    private long samplesCut;
    private long checkpointId;
    private long lastCutNs;

    /**
     * Makes a publisher; {@link #checkpoint} must be its first frames: an epoch opens with a checkpoint.
     *
     * @param identity who records.
     * @param snapshotIntervalNs time between snapshots.
     * @param registry of metrics and series.
     * @param log where frames go.
     * @param flushGate is told of cuts.
     * @param journal the way to it; null if there is none: then a frame in memory is delivered.
     */
    public SnapshotPublisher(
            final EngineIdentity identity,
            final long snapshotIntervalNs,
            final MetricRegistry registry,
            final MemoryFrameLog log,
            final FlushGate flushGate,
            final JournalLink journal) {
        epoch = new CurrentEpoch(identity);
        this.snapshotIntervalNs = snapshotIntervalNs;
        this.log = log;
        this.flushGate = flushGate;
        this.journal = journal;
        this.registry = registry;
        frames = new FrameWriter(log.appender(), identity.epoch());
        dictionary = new DictionaryFrames(frames, registry, epoch);
        parts = new ValueParts(frames);
        exemplarFrames = new ExemplarFrames(frames, epoch);
        flightRecorder = new FlightRecorder(frames, dictionary, registry, log, epoch);
        entryFrames = new EntryFrames(frames, log);
        lastCutNs = identity.monotonicAtStartNs();
    }

    /**
     * Writes exemplars, too: behind each snapshot those that changed, behind each checkpoint all.
     *
     * @param source asked at each cut.
     */
    public void takeExemplarsFrom(final ExemplarSource source) {
        exemplars = source;
    }

    /**
     * Who keeps the samples of metrics that retain them.
     *
     * @return the same each time.
     */
    public FlightRecorder flightRecorder() {
        return flightRecorder;
    }

    /**
     * Who writes telemetry entries.
     *
     * @return the same each time.
     */
    public EntryFrames entryFrames() {
        return entryFrames;
    }

    /**
     * Appends what waits.
     *
     * @param nowNs monotonic time.
     * @return whether a snapshot or checkpoint may be cut now.
     */
    public boolean isReady(final long nowNs) {
        if (frames.flushWaiting() && !log.isBackPressured()) {
            if (journal != null) {
                journal.onRoom();
            }
            return true;
        }
        return journal != null && journal.leavesBehind(nowNs) && frames.flushWaiting();
    }

    /**
     * Appends what waits.
     *
     * @return whether nothing waits any more, so that a small frame may be written.
     */
    public boolean canAppend() {
        return frames.flushWaiting();
    }

    /**
     * The flush that the next cut will cover.
     *
     * @return a ticket to be handed to {@link #snapshot}, 0 if there is none. What was recorded before is visible to drains that
     *     follow.
     */
    public long flushTicket() {
        return flushGate.uncutTicket();
    }

    /**
     * Makes a channel known; before the first snapshot that names it.
     *
     * @param channel of which nothing was cut yet.
     */
    public void channelOpened(final ChannelCut channel) {
        frames.begin(openedEncoder);
        openedEncoder
                .channelId(channel.channelId())
                .ringSamples(channel.capacityInSamples())
                .writers((short) (channel.isSingleWriter() ? 1 : 0))
                .name(channel.name());
        frames.end(openedEncoder);
    }

    /**
     * Ends a channel; after the snapshot with its last samples.
     *
     * @param channel all of which was cut.
     * @param ownerDied whether its owner ended without closing it.
     */
    public void channelClosed(final ChannelCut channel, final boolean ownerDied) {
        frames.begin(closedEncoder);
        closedEncoder
                .channelId(channel.channelId())
                .lastSequence(channel.lastSequence())
                .refused(channel.refusedInLife())
                .reason(ownerDied ? CloseReason.OWNER_DIED : CloseReason.CLOSED);
        frames.end(closedEncoder);
        flightRecorder.ends(channel.channelId());
    }

    /**
     * Tells that series have ended; directly behind a snapshot.
     *
     * @param ended were known before.
     */
    public void seriesEnded(final List<Series> ended) {
        dictionary.writeEnded(ended);
    }

    /**
     * Tells that a channel goes under a rate limit, or that the limit ends.
     *
     * @param channel that it is about.
     * @param turn what happens; not {@link LimitTurn#NONE}.
     * @param samplesPerSecond what the limit is.
     * @param nowNs monotonic time.
     */
    public void channelLimit(
            final ChannelCut channel, final LimitTurn turn, final long samplesPerSecond, final long nowNs) {
        frames.begin(limitEncoder);
        limitEncoder
                .channelId(channel.channelId())
                .change(
                        switch (turn) {
                            case LIMITED_FULL -> LimitChange.LIMITED_FULL;
                            case LIMITED_SLOW -> LimitChange.LIMITED_SLOW;
                            case RELEASED, NONE -> LimitChange.RELEASED;
                        })
                .samplesPerSecond(samplesPerSecond)
                .atNs(epoch.wallNs(nowNs));
        frames.end(limitEncoder);
    }

    /**
     * Cuts a snapshot; writes nothing if nothing changed.
     *
     * @param nowNs monotonic time of the cut.
     * @param changed the values of the interval.
     * @param channels moved to this cut.
     * @param flushTicket from {@link #flushTicket()} before the drain, 0 if none.
     */
    public void snapshot(
            final long nowNs, final ValueSource changed, final List<ChannelCut> channels, final long flushTicket) {
        int changedChannels = 0;
        long samples = 0;
        for (int i = 0, size = channels.size(); i < size; i++) {
            final ChannelCut channel = channels.get(i);
            changedChannels += channel.hasChanged() ? 1 : 0;
            samples += channel.lastSequence() - channel.firstSequence() + 1;
        }
        samplesCut += samples;
        dictionary.writeNew();
        flightRecorder.writeAll();
        if (changed.size() > 0 || changedChannels > 0) {
            snapshotId++;
            snapshotsCut++;
            final int partCount = parts.write(PartOf.SNAPSHOT, snapshotId, changed, registry.series());
            commit(nowNs, partCount, samples, channels, changedChannels);
        }
        lastCutNs = nowNs;
        if (exemplars != null) {
            exemplarFrames.write(exemplars.takeChanged());
        }
        if (flushTicket != 0) {
            flushGate.cut(flushTicket, frames.written());
            if (journal == null) {
                flushGate.delivered(frames.written());
            }
        }
    }

    private void commit(
            final long nowNs,
            final int partCount,
            final long samples,
            final List<ChannelCut> channels,
            final int changedChannels) {
        frames.begin(commitEncoder);
        commitEncoder
                .snapshotId(snapshotId)
                .parts(partCount)
                .fromNs(epoch.wallNs(lastCutNs))
                .toNs(epoch.wallNs(nowNs))
                .samples(samples);
        final SnapshotCommitEncoder.ChannelsEncoder encoder = commitEncoder.channelsCount(changedChannels);
        for (int i = 0, size = channels.size(); i < size; i++) {
            final ChannelCut channel = channels.get(i);
            if (channel.hasChanged()) {
                encoder.next()
                        .channelId(channel.channelId())
                        .firstSequence(channel.firstSequence())
                        .lastSequence(channel.lastSequence())
                        .refused(channel.refusedInInterval());
            }
        }
        frames.end(commitEncoder);
    }

    /**
     * Writes a checkpoint, with everything that a reader who starts here must know. Only directly behind a cut, so that the totals are
     * those of the last snapshot.
     *
     * @param nowNs monotonic time of that cut.
     * @param everything the totals.
     * @param channels that are open, at that cut.
     */
    public void checkpoint(final long nowNs, final ValueSource everything, final List<ChannelCut> channels) {
        checkpointId++;
        frames.begin(beginEncoder);
        beginEncoder.checkpointId(checkpointId).atNs(epoch.wallNs(nowNs)).snapshotId(snapshotId);
        frames.end(beginEncoder);
        epoch(checkpointId > 1 || frames.sequence() > 1);
        for (int i = 0, size = channels.size(); i < size; i++) {
            channelOpened(channels.get(i));
        }
        dictionary.writeAll();
        final int partCount = parts.write(PartOf.CHECKPOINT, checkpointId, everything, registry.series());
        frames.begin(checkpointCommitEncoder);
        checkpointCommitEncoder.checkpointId(checkpointId).parts(partCount);
        final CheckpointCommitEncoder.ChannelsEncoder encoder = checkpointCommitEncoder.channelsCount(channels.size());
        for (int i = 0, size = channels.size(); i < size; i++) {
            final ChannelCut channel = channels.get(i);
            encoder.next()
                    .channelId(channel.channelId())
                    .lastSequence(channel.lastSequence())
                    .refused(channel.refusedInLife());
        }
        frames.end(checkpointCommitEncoder);
        if (exemplars != null) {
            exemplarFrames.write(exemplars.all());
        }
    }

    /**
     * Opens another epoch of the same engine, which goes on from the totals of this one. Only directly behind a cut, when the journal {@link
     * #isJournalAttached}. The frame that says who records comes first, so that no journal has the new epoch without knowing that it is no
     * restart; then a checkpoint.
     *
     * @param labels of the new epoch.
     * @param nowNs monotonic time of that cut.
     * @param everything the totals with which it begins.
     * @param channels that are open, moved to the new epoch.
     */
    public void openEpoch(
            final EngineLabels labels,
            final long nowNs,
            final ValueSource everything,
            final List<ChannelCut> channels) {
        epoch.identity(epoch.identity().relabelled(labels, nowNs));
        frames.beginEpoch(epoch.identity().epoch());
        dictionary.beginEpoch();
        entryFrames.beginEpoch();
        snapshotId = 0;
        checkpointId = 0;
        lastCutNs = nowNs;
        epoch(false);
        checkpoint(nowNs, everything, channels);
    }

    /**
     * The epoch that is open. Any thread.
     *
     * @return its number.
     */
    public int epoch() {
        return epoch.identity().epoch();
    }

    /**
     * The labels of the epoch that is open. Any thread.
     *
     * @return service, instance, build and others.
     */
    public EngineLabels labels() {
        return epoch.identity().labels();
    }

    /**
     * Engines before this one in the journal's whole life.
     *
     * @return from 0.
     */
    public long restarts() {
        return epoch.identity().restarts();
    }

    /**
     * Whether the journal takes frames, or there is none. Once a duty cycle.
     *
     * @return false while it stands still with something before it, or is left behind.
     */
    public boolean isJournalTaking() {
        return journal == null || journal.isTaking();
    }

    /**
     * Whether what is written now reaches the journal, sooner or later, or there is none.
     *
     * @return false while it is left behind.
     */
    public boolean isJournalAttached() {
        return journal == null || journal.isAttached();
    }

    /**
     * Whether a journal that was left behind would take frames again: a cut is due, behind which it is taken back.
     *
     * @return true until {@link #takeJournalBack} did it.
     */
    public boolean isJournalReturning() {
        return journal != null && journal.isReturning();
    }

    /**
     * Takes a journal back that was left behind and would take frames again. Only directly behind a cut; if it did, a checkpoint must
     * follow.
     *
     * @param nowNs monotonic time of that cut.
     * @return whether it did; then {@link #journalIsBack()} must follow the checkpoint.
     */
    public boolean takeJournalBack(final long nowNs) {
        if (!isJournalReturning() || !frames.flushWaiting()) {
            return false;
        }
        flushGate.hold();
        final CutTotals cut = new CutTotals(snapshotId, snapshotsCut, samplesCut);
        journal.takeBack(frames, epoch.identity(), cut, entryFrames, epoch.wallNs(nowNs));
        return true;
    }

    /** The checkpoint is cut: with its last frame the journal has what it missed. */
    public void journalIsBack() {
        flushGate.releaseAt(frames.written());
    }

    private void epoch(final boolean repeated) {
        final EngineIdentity identity = epoch.identity();
        frames.begin(epochEncoder);
        epochEncoder
                .startedAtNs(identity.startedAtNs())
                .monotonicAtStartNs(identity.monotonicAtStartNs())
                .pid(identity.pid())
                .restarts(identity.restarts())
                .snapshotIntervalNs(snapshotIntervalNs);
        epochEncoder
                .flags()
                .clear()
                .amnesia(identity.amnesia())
                .resumed(identity.resumed())
                .repeated(repeated);
        final EngineLabels labels = identity.labels();
        epochEncoder
                .service(labels.service())
                .instance(labels.instance())
                .buildVersion(labels.buildVersion())
                .extraLabels(LabelLines.of(labels.extra()));
        frames.end(epochEncoder);
    }

    /**
     * Writes a sign of life.
     *
     * @param wallNs wall clock, read anew.
     * @param status what it says.
     */
    public void status(final long wallNs, final StatusSource status) {
        frames.begin(statusEncoder);
        statusEncoder
                .nowNs(wallNs)
                .journalLagMs(Math.min(status.journalLagMs(), StatusEncoder.journalLagMsMaxValue()))
                .occupancyPermille(status.occupancyPermille())
                .openChannels(status.openChannels());
        final ReadinessCausesEncoder causes = statusEncoder.causes(); // the bits are ReadinessCause's masks
        causes.buffer().putInt(causes.offset(), status.causes(), ByteOrder.LITTLE_ENDIAN);
        frames.end(statusEncoder);
    }

    /**
     * Snapshots so far.
     *
     * @return how many, in all epochs of this engine.
     */
    public long snapshotsCut() {
        return snapshotsCut;
    }

    /**
     * Frames so far.
     *
     * @return how many, in all epochs of this engine.
     */
    public long framesWritten() {
        return frames.written();
    }
}
