package io.tailrace.engine;

import io.tailrace.engine.aggregate.Aggregator;
import io.tailrace.engine.aggregate.AggregatorAgent;
import io.tailrace.engine.aggregate.AggregatorStatus;
import io.tailrace.engine.aggregate.BaseTotals;
import io.tailrace.engine.aggregate.ChannelSet;
import io.tailrace.engine.aggregate.CutIntervals;
import io.tailrace.engine.aggregate.LabelChange;
import io.tailrace.engine.descriptor.EngineLabels;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.entry.EntryRecorder;
import io.tailrace.engine.health.HostDependencies;
import io.tailrace.engine.health.OutageReason;
import io.tailrace.engine.log.FlushGate;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.JournalAgent;
import io.tailrace.engine.log.Journaled;
import io.tailrace.engine.log.MemoryFrameLog;
import io.tailrace.engine.log.ReliableTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.observe.CutObserver;
import io.tailrace.engine.observe.Observation;
import io.tailrace.engine.observe.Observers;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.SharedChannel;
import io.tailrace.engine.snapshot.EngineIdentity;
import io.tailrace.engine.snapshot.JournalLink;
import io.tailrace.engine.snapshot.SnapshotPublisher;
import io.tailrace.engine.status.EngineMetric;
import io.tailrace.engine.status.ErrorCounter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A telemetry engine: give it descriptors, open a channel for each recording thread, record. Safe for any thread except where a method
 * says otherwise. Close it to deliver what was recorded.
 */
public final class TelemetryEngine implements AutoCloseable {
    private final EngineConfig config;
    private final int firstEpoch;
    private final MetricRegistry registry;
    private final EngineChannels channels;
    private final MemoryFrameLog log;
    private final FlushGate flushGate = new FlushGate();
    private final ErrorCounter errors;
    private final Observers observers;
    private final HostDependencies dependencies = new HostDependencies();
    private final AggregatorStatus status;
    private final EngineThreads threads;
    private final EngineWaiting waiting;
    private final SnapshotPublisher publisher;
    private final AggregatorAgent aggregatorAgent;
    private volatile boolean closed;

    private TelemetryEngine(final EngineConfig config, final FrameLog journal, final ErrorCounter errors) {
        this.config = config;
        this.errors = errors;
        observers = new Observers(config.clock(), errors);
        final Recovery recovery = journal == null ? null : Recovery.from(journal, config);
        final EngineIdentity identity = identify(config, recovery);
        firstEpoch = identity.epoch();
        final ChannelSet rings = new ChannelSet(config.rateLimit());
        registry = new MetricRegistry(
                config.memory().maxSeries(),
                config.memory().descriptors(),
                () -> config.clock().nanoTime());
        config.bounds().forEach(registry::rebound);
        final AtomicBoolean checkpointRequested = new AtomicBoolean();
        final Runnable requestCheckpoint = () -> checkpointRequested.set(true);
        log = new MemoryFrameLog(config.memory().logLengthInBytes(), requestCheckpoint);
        final ReliableTailer journalTailer = journal == null ? null : log.openReliableTailer();
        final JournalLink journalLink = journal == null
                ? null
                : new JournalLink(journalTailer, config.intervals().journalPatienceNs());
        final JournalAgent journalAgent = journal == null
                ? null
                : new JournalAgent(
                        journalTailer,
                        journal,
                        flushGate,
                        requestCheckpoint,
                        config.clock(),
                        config.intervals().closeTimeoutNs());
        status = new AggregatorStatus(
                config.rings().highWaterRatio(),
                config.intervals().journalLagBoundNs(),
                journalAgent == null ? nowNs -> 0 : journalAgent::lagNs,
                journalAgent == null ? () -> 0 : journalAgent::causes,
                dependencies::isAnyMissing);
        publisher =
                new SnapshotPublisher(identity, config.intervals().snapshotNs(), registry, log, flushGate, journalLink);
        aggregatorAgent = new AggregatorAgent(
                config.clock(),
                rings,
                new Aggregator(registry, recovery == null ? BaseTotals.ZERO : recovery),
                publisher,
                registry,
                status,
                checkpointRequested,
                new CutIntervals(
                        config.intervals().snapshotNs(), config.intervals().statusNs()),
                observers);
        aggregatorAgent.show(EngineMetric.BUS_LAGGED, log::lostFrames);
        aggregatorAgent.show(EngineMetric.CONSUMER_ERRORS, errors::count);
        final Journaled journaled = journalTailer == null ? new Journaled() : journalTailer.journaled();
        showGaps(aggregatorAgent, journaled);
        channels = new EngineChannels(config, registry, rings, aggregatorAgent, journaled);
        threads = new EngineThreads(config, aggregatorAgent, journalAgent, errors);
        waiting = new EngineWaiting(config.clock(), threads);
    }

    /**
     * Builds and starts an engine. A journal is opened here, and totals go on from what it holds.
     *
     * @param context what it is built from.
     * @return a running engine, to be closed by the caller.
     * @throws IllegalArgumentException naming every fault of the context.
     * @throws io.tailrace.engine.log.FrameLogException if the journal cannot be opened; nothing was started.
     */
    public static TelemetryEngine launch(final EngineContext context) {
        final EngineConfig config = context.conclude();
        final ErrorCounter errors = new ErrorCounter();
        final FrameLog journal = config.amnesia() ? null : config.journal().open(config.clock(), errors);
        TelemetryEngine engine = null;
        try {
            engine = new TelemetryEngine(config, journal, errors);
            engine.threads.start(config.threadFactory());
            return engine;
        } catch (final RuntimeException | Error fault) {
            if (engine != null) {
                engine.threads.close(); // one of them may run
            }
            if (journal != null) {
                journal.close();
            }
            throw fault;
        }
    }

    private static void showGaps(final AggregatorAgent aggregatorAgent, final Journaled journaled) {
        for (final OutageReason reason : OutageReason.values()) {
            aggregatorAgent.show(EngineMetric.JOURNAL_GAPS, () -> journaled.gaps(reason), reason.label());
        }
        aggregatorAgent.show(EngineMetric.UNJOURNALED_SNAPSHOTS, journaled::missedSnapshots);
        aggregatorAgent.show(EngineMetric.UNJOURNALED_SAMPLES, journaled::missedSamples);
    }

    private static EngineIdentity identify(final EngineConfig config, final Recovery recovery) {
        return new EngineIdentity(
                recovery == null ? 1 : recovery.nextEpoch(),
                recovery == null ? 0 : recovery.restarts(),
                config.labels(),
                config.amnesia(),
                recovery != null && recovery.isResumed(),
                ProcessHandle.current().pid(),
                config.clock().epochNanos(),
                config.clock().nanoTime());
    }

    AggregatorAgent aggregatorAgent() {
        return aggregatorAgent;
    }

    /**
     * Describes a metric, once; describing the same again gives the same metric.
     *
     * <p>A newer version takes the place of the older one: a minor one that adds labels, a major one that changes anything. Readers are told
     * before its first sample. Handles of the older one work on for the retirement window, so that parts of the process may change over one
     * after the other, in any order; what is recorded with them later is discarded and counted. A version that only changes the help,
     * the priority or the series limit is the same metric, and its handles go on.
     *
     * @param descriptor what it is.
     * @return what channels make handles of.
     * @throws IllegalArgumentException if it breaks the rules, if its name is that of a family of Tailrace's own, if a metric of that name and
     *     version is there and differs, or if a minor version does more than it may.
     * @throws IllegalStateException if the engine has all the metrics that it may have, and all are in use.
     */
    public Metric register(final MetricDescriptor descriptor) {
        return registry.register(descriptor);
    }

    /**
     * Describes a metric that stands beside others of its name, which have other label names; on a page they are one family. For those who learn
     * the labels only with the samples, as bridges do. {@link #register} is for everybody else: there, other labels are another version, and
     * the older one ends.
     *
     * @param descriptor what it is; its versions are those with the same name and label names.
     * @return what channels make handles of.
     * @throws IllegalArgumentException as of {@link #register}, or if a metric of that name has another type or unit.
     * @throws IllegalStateException as of {@link #register}.
     */
    public Metric registerBeside(final MetricDescriptor descriptor) {
        return registry.registerBeside(descriptor);
    }

    /**
     * Begins the end of a metric. Its handles work on for the retirement window; what is recorded with them later is discarded and counted.
     * Then readers are told, and show it no more. Registering it again takes that back, at any time within the retention.
     *
     * @param metric of this engine; nothing happens if it is not the active version of its name.
     * @throws IllegalArgumentException if it is another engine's.
     */
    public void retire(final Metric metric) {
        registry.retire(metric);
    }

    /**
     * Gives a histogram other {@code le} bounds than it was described with: a new minor version of it, and of each version that is registered
     * later. Handles and series go on. What was recorded before counts by the new bounds as well, to the precision of its range, so no bucket
     * ever falls: each {@code le} shows what it says, from the series' beginning on. Readers are told with the next cut.
     *
     * @param metric its name; it may be registered later.
     * @param exposed rising, in the exposed unit (seconds for times), without infinity; empty for the bounds that it is described with.
     * @return whether a registered metric has other bounds from now on.
     * @throws IllegalArgumentException if they are no bounds, or the metric is registered and no histogram.
     */
    public boolean rebucket(final String metric, final List<Double> exposed) {
        return registry.rebound(metric, exposed);
    }

    /**
     * Lets the series of a metric end when nothing was recorded into them for a while; by default they stay for ever. Readers show an ended
     * series no more, and its room below the series limit is free for other label sets. A handle that somebody kept goes on counting into
     * the series with its label set, which then begins again at zero.
     *
     * @param metric of this engine; one without labels keeps its one series.
     * @param idleNs how long a series may be idle, looked at once a second; 0 for ever.
     * @throws IllegalArgumentException if the metric is another engine's, the time is negative, or the metric retains its samples.
     */
    public void expireIdleSeries(final Metric metric, final long idleNs) {
        registry.expireIdleSeries(metric, idleNs);
    }

    /**
     * Opens a channel with a ring of the context's size. The thread that records first owns it.
     *
     * @param name stands in the journal and in counters; 1 to 100 characters.
     * @return a channel for one thread, to be closed by it.
     * @throws IllegalStateException if the engine is closed or has all the channels that it may have.
     */
    public Channel openChannel(final String name) {
        return openChannel(name, config.rings().samples());
    }

    /**
     * Opens a channel with a ring of its own size.
     *
     * @param name stands in the journal and in counters; 1 to 100 characters.
     * @param ringSamples a power of two from 256 to 2^24; 16 bytes each.
     * @return a channel for one thread, to be closed by it.
     * @throws IllegalStateException if the engine is closed or has all the channels that it may have.
     */
    public Channel openChannel(final String name, final int ringSamples) {
        return channels.open(name, ringSamples);
    }

    /**
     * The channel that any thread may record into, for pools and virtual threads.
     *
     * @return the one shared channel; it ends with the engine.
     * @throws IllegalStateException if the engine is closed.
     */
    public SharedChannel sharedChannel() {
        return channels.shared();
    }

    /**
     * What telemetry entries are recorded with, by any thread. The first call makes their ring; an engine that records none has none.
     *
     * @return the same each time; it ends with the engine.
     * @throws IllegalStateException if the engine is closed.
     */
    public EntryRecorder entries() {
        return channels.entries();
    }

    /**
     * Has somebody called before each planned cut, on the aggregator's thread, to record what others keep: gauges that are polled, totals that are
     * only observed. Costs nothing where there is none.
     *
     * @param name for the log.
     * @param observer must be quick, since no ring is drained meanwhile; what it throws is counted in {@link #errorCount()}.
     * @return ends it; it ends with the engine, too.
     */
    public Observation observe(final String name, final CutObserver observer) {
        return observers.add(Objects.requireNonNull(name, "name"), Objects.requireNonNull(observer, "observer"));
    }

    /**
     * Opens a reader of the frames in memory. It may be overtaken: then it loses frames, is told how many, and a checkpoint follows.
     *
     * @param name for messages.
     * @param start any but {@link StartPosition#ACKNOWLEDGED}.
     * @return a reader for one thread, to be closed by the caller.
     */
    public FrameTailer openTailer(final String name, final StartPosition start) {
        return log.openTailer(name, start);
    }

    /**
     * Delivers everything recorded before this call: to the journal, or to memory without one. Once, however often it is called.
     *
     * @param timeoutNs how long to wait at the most; it never waits without bound.
     * @return what became of it.
     */
    public FlushResult flush(final long timeoutNs) {
        if (closed) {
            return FlushResult.CLOSED;
        }
        final long ticket = flushGate.request();
        final boolean done = waiting.until(() -> flushGate.isDone(ticket), timeoutNs);
        return done ? FlushResult.FLUSHED : FlushResult.TIMED_OUT;
    }

    /**
     * Records under other labels from here on, without a restart: handles and channels go on untouched, no sample and no count is lost. What was
     * recorded before this call is told under the old labels, what is recorded behind it under the new ones, in a new epoch of the journal.
     * Totals go on per identical label set: those of first-party series, which are shown with these labels, begin at zero. It is no restart, and
     * not counted as one. Of several calls at once the newest stands.
     *
     * <p>A journal that stands still is waited for, as {@link #flush} does. Any thread; with {@link ThreadingMode#INVOKER} the one that invokes.
     *
     * @param labels the new ones, all of them.
     * @param timeoutNs how long to wait at the most; it never waits without bound.
     * @return what became of it.
     */
    public RelabelResult relabel(final EngineLabels labels, final long timeoutNs) {
        Objects.requireNonNull(labels, "labels");
        if (closed) {
            return RelabelResult.CLOSED;
        }
        final LabelChange change = aggregatorAgent.labelChanges().ask(labels);
        waiting.until(() -> change.isOver() || closed, timeoutNs);
        if (!change.isOver() && !aggregatorAgent.labelChanges().withdraw(change)) {
            waiting.until(change::isOver, Math.max(timeoutNs, config.intervals().closeTimeoutNs())); // it was begun
        }
        return switch (change.state()) {
            case DONE, BEGUN -> RelabelResult.RELABELLED;
            case UNCHANGED -> RelabelResult.UNCHANGED;
            case OVERTAKEN -> RelabelResult.OVERTAKEN;
            case ASKED, WITHDRAWN, FAILED -> closed ? RelabelResult.CLOSED : RelabelResult.TIMED_OUT;
        };
    }

    /**
     * The labels under which is recorded now.
     *
     * @return those of the context, or of the last {@link #relabel}.
     */
    public EngineLabels labels() {
        return publisher.labels();
    }

    /**
     * Runs one duty cycle of the whole pipeline on the caller's thread; only with {@link ThreadingMode#INVOKER}, from one thread.
     *
     * @return how much was done; 0 when there is nothing to do.
     */
    public int invoke() {
        return threads.invoke();
    }

    /**
     * What the host says of its own dependencies, and of transports that it runs. While one is not ready the engine's signs of life say so, at
     * once, also to {@code tailrace expose} in another process.
     *
     * @return the same one always; safe for any thread.
     */
    public HostDependencies dependencies() {
        return dependencies;
    }

    /**
     * Which epoch of its journal this engine writes.
     *
     * @return from 1; the next one from each {@link #relabel} on.
     */
    public int epoch() {
        return publisher.epoch();
    }

    /**
     * Which epoch of its journal this engine began with.
     *
     * @return from 1; the engine wrote all epochs from this one to {@link #epoch()}.
     */
    public int firstEpoch() {
        return firstEpoch;
    }

    /**
     * Faults in the engine's consumers that were survived.
     *
     * @return since the launch.
     */
    public long errorCount() {
        return errors.count();
    }

    /**
     * Ends recording, delivers everything, ends the engine's threads and closes the journal. Channels should have been closed by
     * their owners before, or the owners should have ended: a call in flight on another thread may be answered ACCEPTED too late.
     * Any number of times.
     */
    @Override
    public void close() {
        final boolean interrupted = Thread.interrupted(); // else the agents' threads would be interrupted in their I/O
        try {
            synchronized (this) {
                if (closed) {
                    return;
                }
                status.close();
                flush(config.intervals().closeTimeoutNs());
                closed = true;
                channels.close();
            }
            threads.close();
            log.close();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
