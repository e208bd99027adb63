package io.tailrace.sinks.amqp;

import io.tailrace.sinks.transport.DeliveryAgent;
import io.tailrace.sinks.transport.DeliveryStatus;
import io.tailrace.sinks.transport.DeliveryTracker;
import io.tailrace.sinks.transport.event.EventBatch;
import io.tailrace.sinks.transport.event.EventBatcher;
import org.agrona.concurrent.Agent;

/**
 * Telemetry entries and engine events of a journal, as envelopes, to an AMQP 0-9-1 broker: each at least once, in order, confirmed by the broker before the position moves. The same fact
 * has the same message id whenever it is sent. To be run by a {@link io.tailrace.sinks.transport.TransportRunner}. One thread; {@link #status} any.
 */
public final class AmqpTransport implements Agent {
    private final DeliveryAgent<EventBatch> agent;
    private final AmqpPublisher publisher;

    private AmqpTransport(final DeliveryAgent<EventBatch> agent, final AmqpPublisher publisher) {
        this.agent = agent;
        this.publisher = publisher;
    }

    /**
     * Connects to nothing yet: the first event does.
     *
     * @param context all that it needs.
     * @return to be run.
     * @throws IllegalArgumentException naming every fault of the context.
     * @throws io.tailrace.engine.log.FrameLogException if the position cannot be read.
     */
    public static AmqpTransport of(final AmqpContext context) {
        context.conclude();
        final AmqpPublisher publisher = new AmqpPublisher(context);
        final DeliveryTracker tracker =
                new DeliveryTracker(context.name(), context.retry(), context.meter(), context.clock(), context.seed());
        return new AmqpTransport(
                new DeliveryAgent<>(
                        context.name(),
                        context.journal(),
                        new EventBatcher(context.events()),
                        publisher,
                        tracker,
                        context.positions(),
                        context.delivery(),
                        context.clock()),
                publisher);
    }

    @Override
    public int doWork() {
        return agent.doWork();
    }

    /**
     * What can be told of it.
     *
     * @return as of the last duty cycle.
     */
    public DeliveryStatus status() {
        return agent.status();
    }

    /** Cuts the connection as a network would. */
    void cut() {
        publisher.cut();
    }

    /** Delivers what the journal still has, as long as that goes well and not for ever, and keeps the position. */
    @Override
    public void onClose() {
        agent.onClose();
    }

    @Override
    public String roleName() {
        return agent.roleName();
    }
}
