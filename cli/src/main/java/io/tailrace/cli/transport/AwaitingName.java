package io.tailrace.cli.transport;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.aeron.SourceName;
import io.tailrace.sinks.transport.JournalSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.agrona.concurrent.Agent;

/**
 * Looks each second whether a journal of another process says whose it is, and is the agent of that name from then on. One thread, but for {@link
 * #agent()}: any.
 *
 * @param <A> what it becomes.
 */
final class AwaitingName<A extends Agent> implements Agent {
    private static final long LOOK_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private final JournalSource journal;
    private final Function<SourceName, A> maker;
    private final EngineClock clock;
    private boolean isNamed;
    private long nextLookNs;
    private volatile A agent;

    /**
     * Looks for the first time at its first turn.
     *
     * @param unnamed told of until then, and never run.
     * @param maker makes the agent of a name.
     */
    AwaitingName(
            final JournalSource journal,
            final A unnamed,
            final Function<SourceName, A> maker,
            final EngineClock clock) {
        this.journal = journal;
        this.maker = maker;
        this.clock = clock;
        agent = unnamed;
        nextLookNs = clock.nanoTime();
    }

    @Override
    public int doWork() throws Exception {
        if (isNamed) {
            return agent.doWork();
        }
        final long nowNs = clock.nanoTime();
        if (nowNs - nextLookNs < 0) {
            return 0;
        }
        nextLookNs = nowNs + LOOK_INTERVAL_NS;
        final Optional<SourceName> name = JournalOwner.of(journal);
        if (name.isEmpty()) {
            return 0;
        }
        agent = maker.apply(name.get());
        isNamed = true;
        agent.onStart();
        return 1;
    }

    /** The one that runs, or the unnamed one. */
    A agent() {
        return agent;
    }

    @Override
    public void onClose() {
        if (isNamed) {
            agent.onClose();
        }
    }

    @Override
    public String roleName() {
        return agent.roleName();
    }
}
