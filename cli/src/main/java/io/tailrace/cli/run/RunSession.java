package io.tailrace.cli.run;

import io.tailrace.cli.config.ListenPlace;
import io.tailrace.cli.synthetic.SyntheticSeries;
import io.tailrace.cli.synthetic.SyntheticShape;
import io.tailrace.cli.transport.TransportSet;
import io.tailrace.cli.transport.TransportSetup;
import io.tailrace.config.ConfiguredTelemetry;
import io.tailrace.config.ReloadResult;
import io.tailrace.config.TailraceConfig;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.status.ErrorCounter;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.probes.JvmProbes;
import io.tailrace.samples.kvstore.KvWorkload;
import io.tailrace.samples.kvstore.KvWorkloadConfig;
import io.tailrace.samples.kvstore.WorkloadStats;
import io.tailrace.samples.kvstore.tick.TickWriter;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/**
 * All that runs: engine, exposer, workload, tick writer, series for load tests. Ends in the order in which nothing is lost: load, flush, last tick, transports, exposer,
 * engine, file of telemetry entries. Belongs to one thread.
 */
final class RunSession implements AutoCloseable {
    private static final long FLUSH_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(30);
    private static final int TICK_IDLE_MS = 10;

    private final ErrorCounter errors = new ErrorCounter();
    private final RunSettings settings;
    private final ConfiguredTelemetry configured;
    private final TelemetryEngine engine;
    private final KvWorkload workload;
    private final AgentRunner ticks;
    private final MemoryRecount recount;
    private final AgentRunner recounting;
    private final ThreadFactory threads;

    /** Null if there is none. */
    private final TelemetryFile telemetry;

    /** Null if there are none. */
    private final AgentRunner synthetic;

    /** Null if none is on. */
    private final TransportSet transports;

    /** Null if there are none. */
    private final JvmProbes probes;

    private FlushResult flushed = FlushResult.TIMED_OUT;
    private boolean isTicking;

    private RunSession(
            final RunSettings settings,
            final TicksFile ticksFile,
            final EngineClock clock,
            final ConfiguredTelemetry configured) {
        this.settings = settings;
        this.configured = configured;
        engine = configured.engine();
        threads = RunSession::daemon;
        final KvWorkloadConfig config = KvWorkloadConfig.builder()
                .threads(settings.threads())
                .ratePerSecond(settings.ratePerSecond())
                .retainSamples(settings.retainSamples())
                .build();
        workload = new KvWorkload(engine, config, clock, threads, engine.entries()::record);
        telemetry = settings.telemetry() == null
                ? null
                : TelemetryFile.open(settings.telemetry(), settings.journal(), clock, errors);
        final TickWriter writer = new TickWriter(workload, engine, ticksFile, clock, TickWriter.DEFAULT_INTERVAL_NS);
        ticks = new AgentRunner(new SleepingMillisIdleStrategy(TICK_IDLE_MS), errors, null, writer);
        recount = settings.isAmnesia() ? new MemoryRecount(openTailer("run-recount"), engine.firstEpoch()) : null;
        recounting = recount == null
                ? null
                : new AgentRunner(new SleepingMillisIdleStrategy(TICK_IDLE_MS), errors, null, recount);
        synthetic = settings.syntheticSeries() == 0
                ? null
                : new SyntheticSeries(
                                engine,
                                SyntheticShape.of(settings.syntheticSeries()),
                                clock,
                                SyntheticSeries.DEFAULT_INTERVAL_NS)
                        .runner(errors);
        transports = settings.journal() == null || !TransportSet.isAnyWanted(settings.config())
                ? null
                : TransportSet.start(
                        new TransportSetup(settings.config(), settings.journal(), engine, clock, errors, true));
        probes = RunProbes.launch(settings, engine, clock);
    }

    /** Starts all but the load. */
    static RunSession launch(final RunSettings settings, final TicksFile ticks, final EngineClock clock) {
        final ConfiguredTelemetry telemetry = ConfiguredTelemetry.launch(settings.config(), clock);
        try {
            return new RunSession(settings, ticks, clock, telemetry);
        } catch (final RuntimeException | Error fault) {
            CloseHelper.quietClose(telemetry);
            throw fault;
        }
    }

    /** Starts the load; says when, on the clock that was given. */
    long start() {
        workload.start();
        AgentRunner.startOnThread(ticks, threads);
        if (recounting != null) {
            AgentRunner.startOnThread(recounting, threads);
        }
        if (telemetry != null) {
            telemetry.start(threads);
        }
        if (synthetic != null) {
            AgentRunner.startOnThread(synthetic, threads);
        }
        isTicking = true;
        return workload.startNs();
    }

    /** Where {@code /metrics} is. */
    String address() {
        return ListenPlace.of(configured.exposer(), settings.config());
    }

    int firstEpoch() {
        return engine.firstEpoch();
    }

    /** Goes on by other settings, as far as that is possible while it runs. */
    ReloadResult reload(final TailraceConfig next) {
        return configured.reload(next);
    }

    int epoch() {
        return engine.epoch();
    }

    WorkloadStats stats() {
        return workload.stats();
    }

    /** All frames from the start of this run on. */
    FrameTailer openTailer(final String name) {
        return engine.openTailer(name, StartPosition.EARLIEST);
    }

    /** Faults that were survived, in the engine and in the writer of ticks. */
    long errorCount() {
        return engine.errorCount() + errors.count();
    }

    /** The file of telemetry entries, if there is one. */
    Optional<TelemetryFile> telemetry() {
        return Optional.ofNullable(telemetry);
    }

    /** The transports that are on; empty if none is. */
    Optional<TransportSet> transports() {
        return Optional.ofNullable(transports);
    }

    /** Whether everything recorded was delivered to the journal when the load had ended. */
    FlushResult flushed() {
        return flushed;
    }

    /** What the run's frames hold, read while they were in memory; empty if there is a journal to be read again. */
    Optional<JournalRecount> recount() {
        return Optional.ofNullable(recount).map(MemoryRecount::recount);
    }

    /** Ends the load; nothing is done or recorded any more when this returns. */
    void stopLoad() {
        configured.exposer().announceShutdown();
        workload.stop();
        CloseHelper.closeAll(synthetic, probes);
    }

    /** Ends everything, behind the load; the journal then holds all that was recorded. */
    void end() {
        flushed = engine.flush(FLUSH_TIMEOUT_NS);
        close();
    }

    @Override
    public void close() {
        // A writer of ticks that was never started would write one when it is closed.
        CloseHelper.closeAll(
                workload,
                synthetic,
                probes,
                isTicking ? ticks : null,
                isTicking ? recounting : null,
                transports,
                configured,
                telemetry);
    }

    private static Thread daemon(final Runnable task) {
        final Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }
}
