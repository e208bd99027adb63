package io.tailrace.engine.aggregate;

import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.observe.Observers;
import io.tailrace.engine.snapshot.SnapshotPublisher;
import io.tailrace.engine.status.EngineMetric;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.engine.time.WallMicros;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.agrona.concurrent.Agent;

/**
 * Polls every ring, adds what it finds, and at each interval cuts a snapshot. One agent for all channels, so a thousand channels
 * are not a thousand threads. The clock is read once a duty cycle.
 */
public final class AggregatorAgent implements Agent {
    private static final long PARK_NS = 100_000;

    /**
     * How often a block that its writer still fills is looked at. Each look takes a cache line away from the writer, which feels it in its
     * next call (docs/performance.md); a cut looks at all of them anyway.
     */
    private static final long OPEN_BLOCKS_NS = 1_000_000;

    /** A ring is to hold what a writer that begins out of nothing records in a pause: a quarter of a million samples a second. */
    private static final long PAUSE_PER_SAMPLE_NS = 4_000;

    /** The same of entries, which nobody tells so often: 50,000 a second. */
    private static final long PAUSE_PER_ENTRY_NS = 20_000;

    /** So many take a good part of a millisecond, though they may be few in each of many rings. */
    private static final int MANY_SAMPLES = 16_384;

    /** A second for a thread that was put to sleep in the middle of a call. */
    private static final int MAX_PARKS = 10_000;

    private final EngineClock clock;
    private final ChannelSet channels;
    private final Aggregator aggregator;
    private final SnapshotPublisher publisher;
    private final MetricRegistry registry;
    private final AtomicBoolean checkpointRequested;
    private final AggregatorStatus status;
    private final OwnMetrics ownMetrics;
    private final ExemplarStore exemplars;
    private final EntryIntake entries;
    private final long snapshotIntervalNs;
    private final long statusIntervalNs;
    private final RateLimiter rateLimiter;
    private final Observers observers;
    private final LabelChanges labelChanges = new LabelChanges();
    private long nextCutNs;
    private long nextOpenBlocksNs;
    private long observedCutNs;
    private long nextStatusNs;
    private int statusCauses;
    private boolean filling;

    /**
     * Makes the agent; the first duty cycle opens the epoch with a checkpoint.
     *
     * @param clock read once a duty cycle.
     * @param channels to drain.
     * @param aggregator adds samples.
     * @param publisher takes cuts.
     * @param registry of series.
     * @param status collects what status frames say.
     * @param checkpointRequested set by readers, cleared here.
     * @param intervals of cuts and signs of life.
     * @param observers are called before planned cuts.
     */
    public AggregatorAgent(
            final EngineClock clock,
            final ChannelSet channels,
            final Aggregator aggregator,
            final SnapshotPublisher publisher,
            final MetricRegistry registry,
            final AggregatorStatus status,
            final AtomicBoolean checkpointRequested,
            final CutIntervals intervals,
            final Observers observers) {
        this.clock = clock;
        this.channels = channels;
        this.aggregator = aggregator;
        this.publisher = publisher;
        this.registry = registry;
        this.status = status;
        this.checkpointRequested = checkpointRequested;
        this.observers = observers;
        this.snapshotIntervalNs = intervals.snapshotIntervalNs();
        this.statusIntervalNs = intervals.statusIntervalNs();
        ownMetrics = new OwnMetrics(aggregator, registry, publisher.restarts());
        ownMetrics.show(EngineMetric.SNAPSHOTS, () -> publisher.snapshotsCut() + 1);
        ownMetrics.show(EngineMetric.FRAMES, publisher::framesWritten);
        ownMetrics.show(EngineMetric.SAMPLES, aggregator::samples);
        ownMetrics.show(EngineMetric.CLAMPED_SAMPLES, aggregator::clamped);
        ownMetrics.show(EngineMetric.CHANNELS_OPENED, channels::openedTotal);
        ownMetrics.show(EngineMetric.CHANNELS_CLOSED, channels::closedTotal);
        ownMetrics.show(EngineMetric.REJECTED, registry::foldedLabelSets, "cardinality");
        ownMetrics.show(EngineMetric.DESCRIPTOR_EVICTIONS, registry::forcedEvictions);
        ownMetrics.show(EngineMetric.SLOW_OBSERVERS, observers::slowCalls);
        ownMetrics.show(EngineMetric.SERIES_EXPIRED, aggregator::ended);
        for (final Priority priority : Priority.values()) {
            ownMetrics.show(
                    EngineMetric.RETAINED_GIVEN_UP,
                    () -> publisher.flightRecorder().givenUp(priority),
                    priority.name().toLowerCase(Locale.ROOT));
        }
        exemplars = new ExemplarStore(registry, ExemplarStore.MOST);
        publisher.takeExemplarsFrom(exemplars);
        entries = new EntryIntake(aggregator, registry, ownMetrics, publisher.entryFrames());
        final long nowNs = clock.nanoTime();
        nextCutNs = nowNs + snapshotIntervalNs;
        nextStatusNs = nowNs;
        nextOpenBlocksNs = nowNs;
        observedCutNs = nowNs;
        rateLimiter = new RateLimiter(channels.rules(), nowNs);
        ownMetrics.show(EngineMetric.SPOILED_WINDOWS, rateLimiter::hiccupWindows, "hiccup");
        ownMetrics.show(EngineMetric.SPOILED_WINDOWS, rateLimiter::aggregatorLateWindows, "aggregator");
        aggregator.catchUpWithRegistry();
        publisher.checkpoint(nowNs, aggregator.everything(), channels.cuts());
    }

    /**
     * Shows one more number that is kept elsewhere; before the first duty cycle.
     *
     * @param metric a counter.
     * @param value from 0, only rising; read on this agent's thread.
     * @param labelValues as many as the metric has names.
     */
    public void show(final EngineMetric metric, final LongSupplier value, final String... labelValues) {
        ownMetrics.show(metric, value, labelValues);
    }

    /**
     * Takes telemetry entries as well, from the next duty cycle on. Any thread, once.
     *
     * @param source their ring.
     * @param entryClock of their timestamps, refreshed with each sign of life.
     * @param unjournaled entries that the journal did not take.
     */
    public void takeEntries(final EntrySource source, final WallMicros entryClock, final LongSupplier unjournaled) {
        entries.offer(source, entryClock, unjournaled);
    }

    /**
     * Where other labels are asked for.
     *
     * @return the same each time.
     */
    public LabelChanges labelChanges() {
        return labelChanges;
    }

    @Override
    public int doWork() {
        filling = false; // also if this one fails
        final long nowNs = clock.nanoTime();
        final long flushTicket = publisher.flushTicket(); // before the drain, which takes all that the flush is for
        channels.takeOpened(publisher);
        rateLimiter.begin(nowNs, channels.channels(), publisher);
        status.observe(channels, nowNs);
        entries.takeUp();
        if (nowNs - nextCutNs >= 0 && nextCutNs != observedCutNs) {
            observedCutNs = nextCutNs; // once a plan, however long the publisher is not ready
            observers.beforeCut(nowNs); // before the drain, which takes what they record
        }
        int work = announceResumedSeries(nowNs);
        final boolean isEpochDue = isEpochDue();
        final boolean isCutDue =
                flushTicket != 0 || isEpochDue || nowNs - nextCutNs >= 0 || publisher.isJournalReturning();
        if (isCutDue) {
            exemplars.collect(channels, nowNs);
        }
        final int samples = drain(nowNs, isCutDue);
        final int told = entries.drain();
        filling = channels.isAnyFilling() || entries.isMuch(told);
        final boolean isFlushCovered = flushTicket != 0 && entries.drainAll() && !channels.holdBack();
        final boolean opensEpoch = isEpochDue && !channels.holdBack();
        final boolean isWanted =
                isFlushCovered || opensEpoch || nowNs - nextCutNs >= 0 || publisher.isJournalReturning();
        if (isWanted && publisher.isReady(nowNs)) {
            cut(nowNs, isFlushCovered ? flushTicket : 0);
            if (!channels.holdBack()) {
                endWhatIsOver(nowNs);
            }
            if (!opensEpoch || !openEpoch(nowNs)) {
                checkpointIfAsked(nowNs);
            }
            planNextCut(nowNs);
            work++;
        }
        if (nowNs - nextStatusNs >= 0 || status.causes() != statusCauses) {
            work += sayStatus(nowNs);
        }
        rateLimiter.end(work > 0 || filling || samples + told >= MANY_SAMPLES);
        return work + samples + told;
    }

    /**
     * Whether the last duty cycle found so much in one of the rings that it should be looked into again without a pause. Agent's thread.
     *
     * @return true at a sixty-fourth of a ring.
     */
    public boolean isAnyRingFilling() {
        return filling;
    }

    /**
     * How long the agent may pause with the rings that there are. Agent's thread.
     *
     * @return nanoseconds; very long without any ring.
     */
    public long bearablePauseNs() {
        return Math.min(PAUSE_PER_SAMPLE_NS * channels.smallestRing(), PAUSE_PER_ENTRY_NS * entries.ringSlots());
    }

    /** A journal that stands still is waited for: what it lacks of an epoch it should be told in that epoch. */
    private boolean isEpochDue() {
        return labelChanges.isAnyAsked() && publisher.isJournalTaking();
    }

    /**
     * Opens an epoch with other labels, if they are still wanted: the last cut was the last of the one before. Directly behind a cut before which
     * every ring was drained, so that what was recorded before somebody asked was told under the labels of then.
     *
     * @return whether it did; then nothing more is to be told of this cut.
     */
    private boolean openEpoch(final long nowNs) {
        final LabelChange change =
                publisher.isJournalAttached() ? labelChanges.begin() : null; // the cut may have left it behind
        if (change == null) {
            return false;
        }
        if (change.labels().equals(publisher.labels())) {
            change.end(LabelChange.State.UNCHANGED);
            return false;
        }
        checkpointRequested.set(
                false); // before the checkpoint that opens the epoch: who asks from here on gets another
        boolean written = false;
        try {
            exemplars.forgetFirstParty();
            ownMetrics.beginAtZero();
            channels.beginEpoch();
            publisher.openEpoch(change.labels(), nowNs, aggregator.everything(), channels.cuts());
            written = true;
        } finally {
            if (!written) {
                checkpointRequested.set(true);
            }
            change.endAs(publisher.labels());
        }
        nextStatusNs = nowNs; // a reader knows no sign of life of this epoch yet
        aggregator.addHeld();
        return true;
    }

    private int drain(final long nowNs, final boolean isCutDue) {
        if (!isCutDue && nowNs - nextOpenBlocksNs < 0) {
            return channels.drainLeft(aggregator, nowNs);
        }
        nextOpenBlocksNs = nowNs + OPEN_BLOCKS_NS;
        return channels.drain(aggregator, nowNs, 0);
    }

    /** Readers know what a series goes on from by a checkpoint: it comes before the first of its samples is drained. */
    private int announceResumedSeries(final long nowNs) {
        final boolean goesOnFromBase = aggregator.catchUpWithRegistry();
        if (registry.hasResuming() || goesOnFromBase) {
            checkpointRequested.set(true);
            if (publisher.isReady(nowNs)) {
                cut(nowNs, 0);
                if (registry.resume()) {
                    takeStates();
                }
                checkpointIfAsked(nowNs);
                return 1;
            }
        }
        return 0;
    }

    private void cut(final long nowNs, final long flushTicket) {
        channels.reclaimDeadOwners();
        ownMetrics.update(channels.channels());
        channels.warnOfRefusals(nowNs);
        entries.warnOfRefusals(nowNs);
        channels.moveCuts();
        aggregator.markTouched(nowNs);
        snapshot(nowNs, flushTicket);
        aggregator.endInterval();
        channels.removeFinished(publisher);
    }

    /** Behind a cut before which every ring was drained: what was recorded while it still counted has been counted. */
    private void endWhatIsOver(final long nowNs) {
        moveStates(nowNs);
        expire(nowNs);
    }

    /** Directly behind a cut. */
    private void checkpointIfAsked(final long nowNs) {
        final boolean isJournalBack = publisher.takeJournalBack(nowNs);
        try {
            if (checkpointRequested.compareAndSet(true, false) || isJournalBack) {
                publisher.checkpoint(nowNs, aggregator.everything(), channels.cuts());
            }
        } finally {
            if (isJournalBack) {
                publisher.journalIsBack();
            }
        }
        aggregator.addHeld();
    }

    private void planNextCut(final long nowNs) {
        final long lateNs = nowNs - nextCutNs;
        if (lateNs >= 0) { // not after a cut that a flush or a reader asked for
            // From the plan, not from now: a late duty cycle shifts no later cut. After a long stall one cut is enough.
            nextCutNs += (1 + lateNs / snapshotIntervalNs) * snapshotIntervalNs;
        }
    }

    /** A metric that goes on is told by a checkpoint. */
    private void moveStates(final long nowNs) {
        if (registry.moveStates(nowNs)) {
            takeStates();
        }
    }

    private void takeStates() {
        exemplars.forgetEnded();
        publisher.flightRecorder().takeStates();
        aggregator.takeStates();
        if (registry.isResuming()) {
            checkpointRequested.set(true);
        }
    }

    private void expire(final long nowNs) {
        final List<Series> ended = aggregator.expire(nowNs);
        if (!ended.isEmpty()) {
            exemplars.forgetEnded();
            publisher.seriesEnded(ended);
        }
    }

    /** Were it to fail half way, some totals would be ahead of what readers were told: then all are, and a checkpoint tells them. */
    private void snapshot(final long nowNs, final long flushTicket) {
        boolean written = false;
        try {
            publisher.snapshot(nowNs, aggregator.changed(), channels.cuts(), flushTicket);
            written = true;
        } finally {
            if (!written) {
                aggregator.endInterval();
                checkpointRequested.set(true);
            }
        }
    }

    private int sayStatus(final long nowNs) {
        if (!publisher.canAppend()) {
            return 0; // and again in the next duty cycle
        }
        nextStatusNs = nowNs + statusIntervalNs;
        statusCauses = status.causes();
        publisher.status(clock.epochNanos(), status);
        entries.refreshClock();
        status.reset();
        return 1;
    }

    /** Closes every channel, drains what is left and cuts a last time. */
    @Override
    public void onClose() {
        final long nowNs = clock.nanoTime();
        channels.takeOpened(publisher);
        observers.beforeCut(nowNs);
        channels.closeAll();
        exemplars.collect(channels, nowNs);
        drainRest(nowNs);
        entries.close(MAX_PARKS);
        publisher.isReady(nowNs);
        cut(nowNs, publisher.flushTicket());
        checkpointIfAsked(nowNs);
        sayStatus(nowNs);
    }

    /** A drained channel is finished when there is nothing more; the time says that no owner is waited for. */
    private void drainRest(final long nowNs) {
        int parks = 0;
        int drained = 1;
        while (drained > 0 || (channels.hasWritesInFlight() && parks < MAX_PARKS)) {
            drained = channels.drain(aggregator, nowNs, TrackedChannel.LINGER_NS + 1);
            if (drained == 0 && channels.hasWritesInFlight()) {
                LockSupport.parkNanos(this, PARK_NS);
                parks++;
            }
        }
        channels.drain(aggregator, nowNs, 3 * TrackedChannel.LINGER_NS);
    }

    @Override
    public String roleName() {
        return "tailrace-aggregator";
    }
}
