package io.tailrace.springboot;

import io.tailrace.engine.health.HostDependencies;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What {@code /readyz} says of the application: not ready before all of its context has started and each part has answered once, and {@code shutdown}
 * as soon as the context begins to stop. Has the starter's one thread, from start to stop.
 */
final class TailraceReadiness implements SmartLifecycle {
    /** Stands in {@code missing} until the context has started. */
    static final String APPLICATION = "application";

    private static final Logger LOGGER = LoggerFactory.getLogger(TailraceReadiness.class.getPackageName());
    private static final long PAUSE_MS = 50;

    private final EngineClock clock;
    private final HostDependencies dependencies;
    private final List<PolledPart> parts;
    private final Supplier<Optional<Exposer>> exposer;
    private volatile AgentRunner runner;

    TailraceReadiness(
            final EngineClock clock,
            final HostDependencies dependencies,
            final List<PolledPart> parts,
            final Supplier<Optional<Exposer>> exposer) {
        this.clock = clock;
        this.dependencies = dependencies;
        this.parts = List.copyOf(parts);
        this.exposer = exposer;
    }

    @Override
    public synchronized void start() {
        if (runner != null) {
            return;
        }
        dependencies.set(APPLICATION, false);
        parts.forEach(PolledPart::begin);
        final AgentRunner starting = new AgentRunner(
                new SleepingMillisIdleStrategy(PAUSE_MS),
                onceACause(),
                null,
                new ReadinessAgent(clock, dependencies, parts));
        AgentRunner.startOnThread(starting, task -> {
            final Thread thread = new Thread(task, ReadinessAgent.THREAD_NAME);
            thread.setDaemon(true);
            return thread;
        });
        runner = starting;
    }

    @Override
    public synchronized void stop() {
        final AgentRunner ending = runner;
        if (ending == null) {
            return;
        }
        exposer.get().ifPresent(Exposer::announceShutdown);
        ending.close();
        parts.forEach(PolledPart::end);
        runner = null;
    }

    @Override
    public boolean isRunning() {
        return runner != null;
    }

    @Override
    public int getPhase() {
        return Phases.READINESS;
    }

    private static ErrorHandler onceACause() {
        final AtomicReference<String> last = new AtomicReference<>("");
        return fault -> {
            final String cause = String.valueOf(fault);
            if (!cause.equals(last.getAndSet(cause))) {
                LOGGER.warn("what the engine or a health contributor says could not be read: {}", cause, fault);
            }
        };
    }
}
