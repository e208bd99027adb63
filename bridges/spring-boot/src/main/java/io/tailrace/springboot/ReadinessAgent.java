package io.tailrace.springboot;

import io.tailrace.engine.health.HostDependencies;
import io.tailrace.engine.time.EngineClock;
import java.util.List;
import org.agrona.concurrent.Agent;

/** Polls the parts, and says that the application is ready when all of them are settled. */
final class ReadinessAgent implements Agent {
    static final String THREAD_NAME = "tailrace-spring";

    private final EngineClock clock;
    private final HostDependencies dependencies;
    private final List<PolledPart> parts;
    private boolean isSettled;

    ReadinessAgent(final EngineClock clock, final HostDependencies dependencies, final List<PolledPart> parts) {
        this.clock = clock;
        this.dependencies = dependencies;
        this.parts = parts;
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        int work = 0;
        for (final PolledPart part : parts) {
            work += part.poll(nowNs);
        }
        if (!isSettled && parts.stream().allMatch(PolledPart::isSettled)) {
            isSettled = true;
            dependencies.set(TailraceReadiness.APPLICATION, true);
        }
        return work;
    }

    @Override
    public String roleName() {
        return THREAD_NAME;
    }
}
