package io.tailrace.probes;

import io.tailrace.engine.TelemetryEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingIdleStrategy;

/**
 * Records what the JVM and the machine do to the threads of this process into an engine: hiccups, pauses of collections, safepoints, pinned virtual
 * threads, allocation, memory, CPU, context switches, threads, classes and compilation. Nothing of the host has to be changed. What cannot be read on a machine is
 * left out, with one line in the log. Families are those of the registry that begin with {@code tailrace_jvm_} and {@code tailrace_host_}.
 *
 * <pre>{@code
 * try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext().service("orders"));
 *         JvmProbes probes = JvmProbes.launch(new ProbesContext(), engine)) {
 *     serve();
 * }
 * }</pre>
 */
public final class JvmProbes implements AutoCloseable {
    /** More than they ever need at once: the aggregator pauses no longer than the smallest ring holds (32 ms with this). */
    private static final int RING_SAMPLES = 8_192;

    private static final int CLOSE_TIMEOUT_MS = 5_000;

    /** How long a close waits for the thread that polls. */
    private static final long NAP_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ProbeLog log = new ProbeLog();
    private final List<AgentRunner> runners = new ArrayList<>();
    private final FlightRecorderThread flightRecorder;

    private JvmProbes(final ProbesConfig config, final TelemetryEngine engine) {
        if (config.hiccupIntervalNs() != 0) {
            final Meters meters = new Meters(engine, "probes-hiccups", RING_SAMPLES);
            add(
                    new HiccupAgent(config.clock(), config.hiccupIntervalNs(), meters),
                    new SleepingIdleStrategy(config.hiccupIntervalNs()));
        }
        final Meters meters = new Meters(engine, "probes", RING_SAMPLES);
        add(
                new PollAgent(config.clock(), config.pollIntervalNs(), meters, Probes.all(config, log)),
                new SleepingIdleStrategy(Math.min(NAP_NS, config.pollIntervalNs())));
        flightRecorder = config.flightRecorder()
                ? new FlightRecorderThread(
                        new Meters(engine, "probes-jfr", RING_SAMPLES),
                        FlightRecorderRoom.ofThisJvm(),
                        config.flightRecorderDelayMs(),
                        config.threadFactory(),
                        log)
                : null;
    }

    private void add(final Agent agent, final SleepingIdleStrategy idle) {
        runners.add(new AgentRunner(idle, fault -> log.fault(agent.roleName(), fault), null, agent));
    }

    /**
     * Starts them. Takes no longer than starting three threads: what takes time to be read or started is so on these.
     *
     * @param context what they are started with.
     * @param engine what they record into; to be closed behind them, by whoever launched it.
     * @return running, to be closed by the caller.
     * @throws IllegalArgumentException naming every fault of the context.
     * @throws IllegalStateException if the engine is closed or has all the channels that it may have.
     */
    public static JvmProbes launch(final ProbesContext context, final TelemetryEngine engine) {
        final ProbesConfig config = context.conclude();
        final JvmProbes probes = new JvmProbes(config, engine);
        try {
            probes.runners.forEach(runner -> AgentRunner.startOnThread(runner, config.threadFactory()));
            if (probes.flightRecorder != null) {
                probes.flightRecorder.start();
            }
            return probes;
        } catch (final RuntimeException | Error noThread) {
            probes.close(); // or those that have one would go on
            throw noThread;
        }
    }

    /**
     * Ends the threads, the recording of the flight recorder and its files. The JVM keeps two idle threads and an empty folder of the flight recorder until it ends, if
     * nobody had used that before. Any number of times; any thread.
     */
    @Override
    public synchronized void close() {
        CloseHelper.quietClose(flightRecorder);
        runners.forEach(runner -> runner.close(CLOSE_TIMEOUT_MS, thread -> {}));
    }
}
