package io.tailrace.sinks.otlp;

import io.tailrace.sinks.transport.DeliveryAgent;
import io.tailrace.sinks.transport.DeliveryStatus;
import org.agrona.concurrent.Agent;

/** The transport: a {@link DeliveryAgent} that exports what changed before it ends. One thread; {@link #status} any. */
public final class OtlpAgent implements Agent {
    private final DeliveryAgent<OtlpBatch> delivery;
    private final OtlpBatcher batcher;

    OtlpAgent(final DeliveryAgent<OtlpBatch> delivery, final OtlpBatcher batcher) {
        this.delivery = delivery;
        this.batcher = batcher;
    }

    @Override
    public int doWork() {
        return delivery.doWork();
    }

    /**
     * What can be told of it.
     *
     * @return as of the last duty cycle.
     */
    public DeliveryStatus status() {
        return delivery.status();
    }

    /** Delivers what the journal still has, as long as that goes well and not for ever, and keeps the position. */
    @Override
    public void onClose() {
        batcher.end();
        delivery.onClose();
    }

    @Override
    public String roleName() {
        return delivery.roleName();
    }
}
