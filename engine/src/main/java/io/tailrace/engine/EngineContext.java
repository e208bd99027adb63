package io.tailrace.engine;

import io.tailrace.engine.aggregate.RateLimitRules;
import io.tailrace.engine.descriptor.DescriptorRetention;
import io.tailrace.engine.descriptor.EngineLabels;
import io.tailrace.engine.log.FrameLogFactory;
import io.tailrace.engine.time.EngineClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.concurrent.IdleStrategy;

/**
 * What an engine is built from. Every option has a default; {@link TelemetryEngine#launch} checks all of them and reports every fault
 * at once. One thread; not to be changed after the launch.
 */
public final class EngineContext {
    private String service = "tailrace";
    private String instance = HostName.read();
    private String buildVersion = "unknown";
    private Map<String, String> extraLabels = Map.of();
    private Map<String, List<Double>> bounds = Map.of();
    private FrameLogFactory journal;
    private boolean amnesia;
    private EngineClock clock = EngineClock.system();
    private ThreadingMode threadingMode = ThreadingMode.DEDICATED;
    private ThreadFactory threadFactory = EngineContext::daemon;
    private Supplier<IdleStrategy> idleStrategy;
    private boolean hasIdleStrategy;
    private boolean strict;
    private int ringSamples = 32_768;
    private double highWaterRatio = 0.8;
    private int maxChannels = 2_000;
    private long snapshotIntervalNs = TimeUnit.MILLISECONDS.toNanos(100);
    private long statusIntervalNs = TimeUnit.MILLISECONDS.toNanos(500);
    private long journalLagBoundNs = TimeUnit.SECONDS.toNanos(1);
    private long journalPatienceNs = TimeUnit.MILLISECONDS.toNanos(500);
    private long closeTimeoutNs = TimeUnit.SECONDS.toNanos(5);
    private long callBoundNs = TimeUnit.MICROSECONDS.toNanos(15);
    private long rateLimitPerSecond = 100_000;
    private long breachWindowNs = TimeUnit.SECONDS.toNanos(1);
    private int breachWindows = 3;
    private long recoveryNs = TimeUnit.SECONDS.toNanos(10);
    private long lateBoundNs = TimeUnit.MILLISECONDS.toNanos(10);
    private int memoryLogLengthInBytes = 1 << 24;
    private int maxSeries = 100_000;
    private int maxMetrics = 10_000;
    private long retirementWindowNs = TimeUnit.DAYS.toNanos(7);
    private long descriptorRetentionNs = TimeUnit.DAYS.toNanos(30);
    private int entrySlots = 1_024;
    private int entrySlotLengthInBytes = 1_024;

    /**
     * Base label {@code service}; default {@code tailrace}.
     *
     * @param value 1 to 200 characters.
     * @return this.
     */
    public EngineContext service(final String value) {
        service = value;
        return this;
    }

    /**
     * Base label {@code instance}; default the host's name. Keep it the same across restarts: totals of first-party series go on for the
     * same instance only.
     *
     * @param value 1 to 200 characters.
     * @return this.
     */
    public EngineContext instance(final String value) {
        instance = value;
        return this;
    }

    /**
     * Base label {@code build_version}; default {@code unknown}.
     *
     * @param value 1 to 200 characters.
     * @return this.
     */
    public EngineContext buildVersion(final String value) {
        buildVersion = value;
        return this;
    }

    /**
     * Further labels of every first-party series, beside the base labels; default none. Keep them the same across restarts.
     *
     * @param value names and values as {@link EngineLabels} says.
     * @return this.
     */
    public EngineContext extraLabels(final Map<String, String> value) {
        extraLabels = value;
        return this;
    }

    /**
     * {@code le} bounds in the place of those that histograms are described with, under the next minor version; default none. Bounds that do
     * not fit a metric are warned about, and it keeps its own.
     *
     * @param value names of metrics to their bounds: rising, in the exposed unit (seconds for times), without infinity.
     * @return this.
     */
    public EngineContext bounds(final Map<String, List<Double>> value) {
        bounds = value;
        return this;
    }

    /**
     * The journal; default none. Without one nothing is written to disk, and the base label {@code amnesia} says {@code on}.
     *
     * @param value opens it at launch; the engine closes it.
     * @return this.
     */
    public EngineContext journal(final FrameLogFactory value) {
        journal = value;
        return this;
    }

    /**
     * Demands that nothing is written to disk; default off. Without a journal nothing is written either way: this makes a journal that
     * comes from elsewhere, such as a file of settings, a fault at launch.
     *
     * @param value on or off.
     * @return this.
     */
    public EngineContext amnesia(final boolean value) {
        amnesia = value;
        return this;
    }

    /**
     * The clock; default the system's.
     *
     * @param value read by the engine's agents, and by the timers of histograms on the callers' threads.
     * @return this.
     */
    public EngineContext clock(final EngineClock value) {
        clock = value;
        return this;
    }

    /**
     * Which threads the engine has; default {@link ThreadingMode#DEDICATED}.
     *
     * @param value the mode.
     * @return this.
     */
    public EngineContext threadingMode(final ThreadingMode value) {
        threadingMode = value;
        return this;
    }

    /**
     * Makes the engine's threads; default daemon threads. Their names are set by the engine.
     *
     * @param value the factory.
     * @return this.
     */
    public EngineContext threadFactory(final ThreadFactory value) {
        threadFactory = value;
        return this;
    }

    /**
     * How an agent waits when there is little to do. By default it parks for 0.2 ms, and twice as long each time that it finds less than a sixty-fourth of each ring, up to a
     * fiftieth of the snapshot interval, a quarter of that between signs of life, half of the aggregator's bound of lateness, 4 us for each sample that the smallest ring holds, and
     * 20 ms: 2 ms with the defaults of all. The journal's agent parks for up to 100 ms or a quarter of the bound of its lag, and is woken when there is something for it.
     * Spinning strategies fight the writers for their cache lines.
     *
     * @param value makes one strategy a thread.
     * @return this.
     */
    public EngineContext idleStrategy(final Supplier<IdleStrategy> value) {
        idleStrategy = value;
        hasIdleStrategy = true;
        return this;
    }

    /**
     * Checks at each call that a channel's only writer makes it; default off, but always on when assertions are enabled for the
     * engine. It costs some nanoseconds a call.
     *
     * @param value on or off.
     * @return this.
     */
    public EngineContext strict(final boolean value) {
        strict = value;
        return this;
    }

    /**
     * Samples that a channel's ring holds, 16 bytes each; default 32,768: half a megabyte, a pause of 30 ms at a million a second.
     *
     * @param value a power of two, at least 256.
     * @return this.
     */
    public EngineContext ringSamples(final int value) {
        ringSamples = value;
        return this;
    }

    /**
     * The high-water mark: above it the lowest priority is refused; default 0.8.
     *
     * @param value share of a ring, above 0, at most 1.
     * @return this.
     */
    public EngineContext highWaterRatio(final double value) {
        highWaterRatio = value;
        return this;
    }

    /**
     * Channels that may be open at once; default 2,000.
     *
     * @param value 1 to 2,000.
     * @return this.
     */
    public EngineContext maxChannels(final int value) {
        maxChannels = value;
        return this;
    }

    /**
     * Time between snapshots; default 100 ms.
     *
     * @param value nanoseconds, 1 ms to 1 h.
     * @return this.
     */
    public EngineContext snapshotIntervalNs(final long value) {
        snapshotIntervalNs = value;
        return this;
    }

    /**
     * Time between signs of life when nothing changes; default 500 ms.
     *
     * @param value nanoseconds, 1 ms to 1 h.
     * @return this.
     */
    public EngineContext statusIntervalNs(final long value) {
        statusIntervalNs = value;
        return this;
    }

    /**
     * How far the journal may be behind before the engine is not ready; default 1 s.
     *
     * @param value nanoseconds, above 0.
     * @return this.
     */
    public EngineContext journalLagBoundNs(final long value) {
        journalLagBoundNs = value;
        return this;
    }

    /**
     * How long a journal may stand still while the memory log has no room for a snapshot. Then the engine goes on without it, so that
     * readers in memory stay fresh; when the journal takes frames again, it is told what it missed and gets a checkpoint.
     *
     * @param value nanoseconds, above 0; 500 ms by default.
     * @return this.
     */
    public EngineContext journalPatienceNs(final long value) {
        journalPatienceNs = value;
        return this;
    }

    /**
     * How long {@code close()} waits for a journal that does not take frames: for those with what was recorded before, and as long
     * again for the very last ones; default 5 s.
     *
     * @param value nanoseconds, above 0.
     * @return this.
     */
    public EngineContext closeTimeoutNs(final long value) {
        closeTimeoutNs = value;
        return this;
    }

    /**
     * What a recording call may take; default 15 us. One call in 4,096 is timed; a channel of which more than one in a hundred of those
     * is slower is in breach.
     *
     * @param value nanoseconds, above 0.
     * @return this.
     */
    public EngineContext callBoundNs(final long value) {
        callBoundNs = value;
        return this;
    }

    /**
     * What a channel in sustained breach may still record; default 100,000 samples a second. 0 means that no channel is ever limited.
     *
     * @param value samples a second, 0 to 2^31 - 1.
     * @return this.
     */
    public EngineContext rateLimitPerSecond(final long value) {
        rateLimitPerSecond = value;
        return this;
    }

    /**
     * How long a channel is watched for one judgement; default 1 s. A window in which its ring was full or too many timed calls were
     * slow is in breach; one in which the machine or the aggregator was late is left out.
     *
     * @param value nanoseconds, 1 ms to 1 h.
     * @return this.
     */
    public EngineContext breachWindowNs(final long value) {
        breachWindowNs = value;
        return this;
    }

    /**
     * Windows in breach, one behind the other, that put a channel under the rate limit; default 3.
     *
     * @param value 1 to 1,000.
     * @return this.
     */
    public EngineContext breachWindows(final int value) {
        breachWindows = value;
        return this;
    }

    /**
     * How long a limited channel must be inside its bounds before its limit ends; default 10 s.
     *
     * @param value nanoseconds, 1 ms to 1 h.
     * @return this.
     */
    public EngineContext rateLimitRecoveryNs(final long value) {
        recoveryNs = value;
        return this;
    }

    /**
     * A machine that wakes the aggregator later than this, or an aggregator that works longer than this, spoils a window; default
     * 10 ms.
     *
     * @param value nanoseconds, above 0.
     * @return this.
     */
    public EngineContext lateBoundNs(final long value) {
        lateBoundNs = value;
        return this;
    }

    /**
     * Length of the memory log: how far a reader may fall behind before it loses frames; default 16 MiB.
     *
     * @param value bytes, a power of two, at least 256 KiB.
     * @return this.
     */
    public EngineContext memoryLogLengthInBytes(final int value) {
        memoryLogLengthInBytes = value;
        return this;
    }

    /**
     * Series of all metrics together; default 100,000. Further label sets fold into the overflow series of their metric.
     *
     * @param value above 0.
     * @return this.
     */
    public EngineContext maxSeries(final int value) {
        maxSeries = value;
        return this;
    }

    /**
     * Versions of all metrics that are known at once; default 10,000. When one more is registered, the oldest that is used no more is
     * forgotten before its time, counted in {@code metrics_export_descriptor_evictions_total} and warned about.
     *
     * @param value above 0.
     * @return this.
     */
    public EngineContext maxMetrics(final int value) {
        maxMetrics = value;
        return this;
    }

    /**
     * Telemetry entries that their ring holds; default 1,024. An engine that records none has no such ring.
     *
     * @param value a power of two from 64 to 2^20.
     * @return this.
     */
    public EngineContext entrySlots(final int value) {
        entrySlots = value;
        return this;
    }

    /**
     * How long the message of a telemetry entry may be: about 140 bytes and its texts; what is longer is cut. Default 1,024.
     *
     * @param value bytes, a multiple of 8 from 512 to 32,768.
     * @return this.
     */
    public EngineContext entrySlotLengthInBytes(final int value) {
        entrySlotLengthInBytes = value;
        return this;
    }

    /**
     * How long handles of a metric's version go on working when another version took its place or it was retired; default 7 days. What is
     * recorded later is discarded, and counted in {@code metrics_export_descriptor_version_skew_total}.
     *
     * @param value nanoseconds, 0 to 10 years.
     * @return this.
     */
    public EngineContext retirementWindowNs(final long value) {
        retirementWindowNs = value;
        return this;
    }

    /**
     * How long a descriptor is known from when it was deprecated on; default 30 days. As long, registering it again takes up its handles
     * and totals.
     *
     * @param value nanoseconds, the retirement window to 10 years.
     * @return this.
     */
    public EngineContext descriptorRetentionNs(final long value) {
        descriptorRetentionNs = value;
        return this;
    }

    /** Checks everything; throws one exception that names every fault. */
    EngineConfig conclude() {
        final ContextFaults faults = new ContextFaults();
        faults.labels(service, instance, buildVersion, extraLabels);
        faults.bounds(bounds);
        faults.check(
                !amnesia || journal == null,
                "amnesia is on and a journal is given: leave one of them out, with amnesia nothing is written to disk");
        faults.check(clock != null, "clock must be given");
        faults.check(threadingMode != null, "threadingMode must be given");
        faults.check(threadFactory != null, "threadFactory must be given");
        faults.check(!hasIdleStrategy || idleStrategy != null, "idleStrategy must be given");
        faults.channels(ringSamples, highWaterRatio, maxChannels);
        faults.interval("snapshotIntervalNs", snapshotIntervalNs);
        faults.interval("statusIntervalNs", statusIntervalNs);
        faults.positive("journalLagBoundNs", journalLagBoundNs);
        faults.positive("journalPatienceNs", journalPatienceNs);
        faults.positive("callBoundNs", callBoundNs);
        faults.rateLimit(rateLimitPerSecond, breachWindows);
        faults.interval("breachWindowNs", breachWindowNs);
        faults.interval("rateLimitRecoveryNs", recoveryNs);
        faults.positive("lateBoundNs", lateBoundNs);
        faults.positive("closeTimeoutNs", closeTimeoutNs);
        faults.memoryLog(memoryLogLengthInBytes);
        faults.positive("maxSeries", maxSeries);
        faults.positive("maxMetrics", maxMetrics);
        faults.retention(retirementWindowNs, descriptorRetentionNs);
        EntryRules.check(faults, entrySlots, entrySlotLengthInBytes);
        faults.throwIfAny();
        return new EngineConfig(
                new EngineLabels(service, instance, buildVersion, extraLabels),
                Map.copyOf(bounds),
                journal,
                clock,
                threadingMode,
                threadFactory,
                idleStrategy,
                strict || EngineContext.class.desiredAssertionStatus(),
                new EngineConfig.Rings(ringSamples, highWaterRatio, maxChannels),
                new EngineConfig.Intervals(
                        snapshotIntervalNs, statusIntervalNs, journalLagBoundNs, journalPatienceNs, closeTimeoutNs),
                callBoundNs,
                new RateLimitRules(rateLimitPerSecond, breachWindowNs, breachWindows, recoveryNs, lateBoundNs),
                new EngineConfig.Memory(
                        memoryLogLengthInBytes,
                        maxSeries,
                        new DescriptorRetention(retirementWindowNs, descriptorRetentionNs, maxMetrics),
                        entrySlots,
                        entrySlotLengthInBytes));
    }

    private static Thread daemon(final Runnable task) {
        final Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }
}
