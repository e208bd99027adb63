package io.tailrace.cli.transport;

import io.tailrace.config.AmqpKeys;
import io.tailrace.config.TailraceConfig;
import io.tailrace.sinks.amqp.AmqpContext;
import io.tailrace.sinks.amqp.AmqpTransport;
import io.tailrace.sinks.amqp.Unroutable;
import io.tailrace.sinks.transport.PositionStore;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;

/** Events to a broker. */
final class AmqpKind implements TransportKind {
    @Override
    public String name() {
        return "amqp";
    }

    @Override
    public boolean isWanted(final TailraceConfig config) {
        return config.get(AmqpKeys.URI).isPresent();
    }

    @Override
    public RunningTransport start(final TransportSetup setup) {
        final TailraceConfig config = setup.config();
        final PositionStore positions = PositionStore.open(setup.positions(name()));
        try {
            final AmqpTransport transport = AmqpTransport.of(new AmqpContext()
                    .name(name())
                    .uri(config.get(AmqpKeys.URI).orElseThrow())
                    .credentials(config.get(AmqpKeys.USER), config.get(AmqpKeys.PASSWORD))
                    .exchange(config.get(AmqpKeys.EXCHANGE))
                    .declaresExchange(config.get(AmqpKeys.DECLARE_EXCHANGE))
                    .routingKeyPrefix(config.get(AmqpKeys.ROUTING_KEY_PREFIX).orElse(""))
                    .unroutable(
                            config.get(AmqpKeys.UNROUTABLE) == AmqpKeys.Unroutable.KEEP
                                    ? Unroutable.KEEP
                                    : Unroutable.REFUSE)
                    .maxMessageBytes(setup.intOf(AmqpKeys.MAX_MESSAGE_BYTES))
                    .heartbeatS((int) TimeUnit.NANOSECONDS.toSeconds(config.get(AmqpKeys.HEARTBEAT)))
                    .connectTimeoutMs((int) setup.msOf(AmqpKeys.CONNECT_TIMEOUT))
                    .journal(setup.source())
                    .positions(positions)
                    .retry(setup.retryPolicy())
                    .meter(setup.meter(name()))
                    .clock(setup.clock())
                    .threadFactory(TransportSetup.threads(name() + "-network")));
            return new AgentTransport(name(), config.get(AmqpKeys.EXCHANGE), transport, transport::status, positions);
        } catch (final RuntimeException fault) {
            CloseHelper.quietClose(positions);
            throw fault;
        }
    }
}
