package io.tailrace.cli.transport;

import io.tailrace.sinks.transport.DeliveryStatus;
import io.tailrace.sinks.transport.TransportRunner;
import java.util.List;
import java.util.function.Supplier;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;

/** A transport that is an agent, on a thread of its own, and what is to be closed behind it. */
final class AgentTransport implements RunningTransport {
    private final String name;
    private final String place;
    private final Supplier<DeliveryStatus> status;
    private final TransportRunner runner;
    private final AutoCloseable[] behind;

    AgentTransport(
            final String name,
            final String place,
            final Agent agent,
            final Supplier<DeliveryStatus> status,
            final AutoCloseable... behind) {
        this.name = name;
        this.place = place;
        this.status = status;
        this.behind = behind;
        runner = TransportRunner.start(agent, TransportSetup.threads(name));
    }

    @Override
    public TransportReport report() {
        return TransportReport.of(name, List.of(status.get()), runner.faults());
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public void close() {
        try {
            runner.close();
        } finally {
            CloseHelper.quietCloseAll(behind);
        }
    }
}
