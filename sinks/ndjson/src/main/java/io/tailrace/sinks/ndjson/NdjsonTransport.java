package io.tailrace.sinks.ndjson;

import io.tailrace.sinks.transport.DeliveryAgent;
import io.tailrace.sinks.transport.DeliverySettings;
import io.tailrace.sinks.transport.DeliveryStatus;
import io.tailrace.sinks.transport.DeliveryTracker;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;

/**
 * Lines of JSON out of a journal: into a file, each once, or into a pipe or stream, each at least once. To be run by a {@link
 * io.tailrace.sinks.transport.TransportRunner}. One thread; {@link #status} any.
 */
public final class NdjsonTransport implements Agent {
    private static final long NS_A_MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Agent agent;
    private final DeliveryTracker tracker;

    private NdjsonTransport(final Agent agent, final DeliveryTracker tracker) {
        this.agent = agent;
        this.tracker = tracker;
    }

    /**
     * Touches nothing yet: the first duty cycle opens journal and destination.
     *
     * @param context all that it needs.
     * @return to be run.
     * @throws IllegalArgumentException naming every fault of the context.
     */
    public static NdjsonTransport of(final NdjsonContext context) {
        context.conclude();
        final DeliveryTracker tracker =
                new DeliveryTracker(context.name(), context.retry(), context.meter(), context.clock(), context.seed());
        return new NdjsonTransport(
                context.file() == null ? stream(context, tracker) : new FileAgent(context, tracker), tracker);
    }

    private static Agent stream(final NdjsonContext context, final DeliveryTracker tracker) {
        final DeliverySettings defaults = DeliverySettings.defaults();
        final LineSink sink = context.pipe() == null ? new StreamSink(context.output()) : new PipeSink(context.pipe());
        return new DeliveryAgent<>(
                context.name(),
                context.journal(),
                LineBatcher.of(context.kind()),
                new StreamOutlet(context.name(), sink, context.stallNs(), context.threadFactory()),
                tracker,
                context.positions(),
                new DeliverySettings(
                        defaults.framesPerDutyCycle(),
                        0,
                        Long.MAX_VALUE, // the outlet itself knows what is too long, and what can be done then
                        context.markIntervalNs(),
                        context.closeTimeoutNs() / NS_A_MS),
                context.clock());
    }

    @Override
    public int doWork() throws Exception {
        return agent.doWork();
    }

    /**
     * What can be told of it.
     *
     * @return as of the last duty cycle.
     */
    public DeliveryStatus status() {
        return tracker.status();
    }

    /** Writes what the journal still has, as long as that goes well and not for ever, and keeps the position. */
    @Override
    public void onClose() {
        agent.onClose();
    }

    @Override
    public String roleName() {
        return agent.roleName();
    }
}
