package io.tailrace.samples.kvstore;

import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.status.ErrorCounter;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.samples.kvstore.adapter.AdapterEntries;
import io.tailrace.samples.kvstore.load.OperationStream;
import io.tailrace.samples.kvstore.load.PacedIdle;
import io.tailrace.samples.kvstore.load.Pacer;
import io.tailrace.samples.kvstore.load.Zipfian;
import io.tailrace.samples.kvstore.store.Backend;
import io.tailrace.samples.kvstore.store.KvStore;
import io.tailrace.samples.kvstore.store.StoreFeed;
import io.tailrace.samples.kvstore.store.StoreReport;
import io.tailrace.samples.kvstore.store.StoreSupervisor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/**
 * A key-value store under load, measured by an engine: a number of workers, each with a thread and a channel of its own, and a
 * supervisor with another. {@link #start} (or {@link #invoke}) and {@link #stop} belong to one thread; everything else may be
 * called by any. The engine stays open; whoever launched it closes it after this.
 */
public final class KvWorkload implements AutoCloseable {
    /** The histogram of latencies, nanoseconds exposed in seconds, with the label {@code op}. */
    public static final String LATENCY_METRIC = KvMetrics.LATENCY_NAME;

    /** The workers' channels are called this and their index. */
    public static final String WORKER_CHANNEL_PREFIX = "kvstore-worker-";

    private static final String SUPERVISOR_CHANNEL = "kvstore-supervisor";

    private final StoreFeed feed = new StoreFeed();
    private final List<Worker> workers = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();
    private final List<AgentRunner> runners = new ArrayList<>();
    private final ErrorCounter errors = new ErrorCounter();
    private final KvMetrics metrics;
    private final EngineClock clock;
    private final ThreadFactory threadFactory;
    private final AdapterEntries entries;
    private final StoreSupervisor supervisor;
    private volatile long startNs;
    private boolean isInvoked;
    private boolean isStarted;

    /**
     * A workload that does not run yet. Registers its metrics and opens its channels. Nobody takes its entries.
     *
     * @param engine takes the samples; must not be closed before this is.
     * @param config what to do.
     * @param clock times the operations and paces them.
     * @param threadFactory makes one thread a worker and one more.
     */
    public KvWorkload(
            final TelemetryEngine engine,
            final KvWorkloadConfig config,
            final EngineClock clock,
            final ThreadFactory threadFactory) {
        this(engine, config, clock, threadFactory, entry -> {});
    }

    /**
     * A workload that does not run yet. Registers its metrics and opens its channels.
     *
     * @param engine takes the samples; must not be closed before this is.
     * @param config what to do.
     * @param clock times the operations and paces them.
     * @param threadFactory makes one thread a worker and one more.
     * @param entrySink takes what the adapters tell: on the supervisor's thread, and on that of {@link #start} and {@link #stop}.
     */
    public KvWorkload(
            final TelemetryEngine engine,
            final KvWorkloadConfig config,
            final EngineClock clock,
            final ThreadFactory threadFactory,
            final Consumer<TelemetryEntry> entrySink) {
        this.clock = clock;
        this.threadFactory = threadFactory;
        metrics = KvMetrics.register(engine, config.retainSamples());
        final KvStore store = new KvStore(config.shards(), config.slotsPerShard(), config.backend());
        final Zipfian ranks = new Zipfian(config.keyCount(), config.skew());
        for (int i = 0; i < config.threads(); i++) {
            final Pacer pacer = Pacer.share(config.ratePerSecond(), i, config.threads());
            final Worker worker = new Worker(
                    store,
                    new OperationStream(config.mix(), ranks, config.keyCount(), config.seed(), i),
                    pacer,
                    config.valueLengthInBytes(),
                    engine.openChannel(WORKER_CHANNEL_PREFIX + i),
                    metrics,
                    clock);
            workers.add(worker);
            add(worker, new PacedIdle(pacer, clock));
        }
        final StoreRecorder recorder = new StoreRecorder(engine.openChannel(SUPERVISOR_CHANNEL), metrics);
        entries = new AdapterEntries(config, clock, entrySink);
        supervisor = new StoreSupervisor(
                store, config.supervisor(), clock, new ObserverPair(recorder, new ObserverPair(feed, entries)));
        add(supervisor, new SleepingMillisIdleStrategy(1));
    }

    /** Starts the threads; the first operations are due at once. */
    public void start() {
        begin();
        for (final AgentRunner runner : runners) {
            AgentRunner.startOnThread(runner, threadFactory);
        }
    }

    /**
     * Runs one duty cycle of every worker and of the supervisor on the caller's thread: for a host that wants no threads, who calls
     * this from one thread and never {@link #start}.
     *
     * @return how much was done; 0 when nothing is due.
     */
    public int invoke() {
        if (!isInvoked) {
            isInvoked = true;
            begin();
            agents.forEach(Agent::onStart);
        }
        int work = 0;
        for (final Agent agent : agents) {
            try {
                work += agent.doWork();
            } catch (final Exception e) {
                errors.onError(e);
            }
        }
        return work;
    }

    /**
     * Ends the load: joins the workers, then the supervisor, each of which closes its channel. After it, {@link #stats} is exact.
     */
    public void stop() {
        runners.forEach(AgentRunner::close);
        if (isStarted) {
            isStarted = false;
            entries.stopped();
        }
    }

    @Override
    public void close() {
        stop();
    }

    /**
     * What was done so far.
     *
     * @return the workers' own counts, added up.
     */
    public WorkloadStats stats() {
        return workers.stream()
                .map(Worker::stats)
                .reduce(new WorkloadStats(0, 0, 0, 0, errors.count()), WorkloadStats::plus);
    }

    /**
     * When {@link #start} was called.
     *
     * @return nanoseconds on the injected clock; 0 before.
     */
    public long startNs() {
        return startNs;
    }

    /**
     * The bounds of {@link #LATENCY_METRIC}.
     *
     * @return rising, in nanoseconds.
     */
    public List<Long> latencyBoundsNs() {
        return metrics.latency().descriptor().bounds();
    }

    /**
     * Asks the store to move to a backend whatever its rules say.
     *
     * @param backend the one wanted.
     */
    public void requestSwitch(final Backend backend) {
        supervisor.requestSwitch(backend);
    }

    /**
     * Takes what the supervisor told since the last call: for one taker, who writes it into ticks.
     *
     * @return empty before the supervisor's first check.
     */
    public Optional<StoreReport> takeReport() {
        return feed.take();
    }

    private void begin() {
        startNs = clock.nanoTime();
        isStarted = true;
        entries.started();
    }

    private void add(final Agent agent, final IdleStrategy idleStrategy) {
        agents.add(agent);
        runners.add(new AgentRunner(idleStrategy, errors, null, agent));
    }
}
