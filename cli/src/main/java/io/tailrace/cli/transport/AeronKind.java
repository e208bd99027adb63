package io.tailrace.cli.transport;

import io.tailrace.config.AeronKeys;
import io.tailrace.config.LabelsConfig;
import io.tailrace.config.TailraceConfig;
import io.tailrace.sinks.aeron.AeronLink;
import io.tailrace.sinks.aeron.AeronLinkContext;
import io.tailrace.sinks.aeron.AeronSender;
import io.tailrace.sinks.aeron.AeronSenderContext;
import io.tailrace.sinks.aeron.SourceName;
import io.tailrace.sinks.transport.DeliveryMeter;
import io.tailrace.sinks.transport.PositionStore;
import java.util.function.Function;
import org.agrona.CloseHelper;

/** Frames over Aeron, for those who collect, under the name of the engine that records them. */
final class AeronKind implements TransportKind {
    private static final SourceName UNNAMED = new SourceName("unnamed", "unnamed");

    @Override
    public String name() {
        return "aeron";
    }

    @Override
    public boolean isWanted(final TailraceConfig config) {
        return config.get(AeronKeys.CHANNEL).isPresent();
    }

    @Override
    public RunningTransport start(final TransportSetup setup) {
        final TailraceConfig config = setup.config();
        PositionStore positions = null;
        AeronLink link = null;
        try {
            positions = PositionStore.open(setup.positions(name()));
            link = AeronLink.of(new AeronLinkContext()
                    .directory(config.get(AeronKeys.DRIVER_PATH).orElse(null))
                    .threadFactory(TransportSetup.threads(name())));
            final String channel = config.get(AeronKeys.CHANNEL).orElseThrow();
            final Function<SourceName, AeronSender> senders = senders(setup, channel, link, positions);
            if (setup.isOwn()) {
                final LabelsConfig labels = config.labels();
                final AeronSender sender = senders.apply(new SourceName(labels.service(), labels.instance()));
                return new AgentTransport(name(), channel, sender, sender::status, link, positions);
            }
            // Made for nothing but its faults, which are to be told at the start, and for what is told while it waits.
            final AeronSender unnamed = senders.apply(UNNAMED);
            final AwaitingName<AeronSender> sender =
                    new AwaitingName<>(setup.source(), unnamed, senders, setup.clock());
            return new AgentTransport(
                    name(), channel, sender, () -> sender.agent().status(), link, positions);
        } catch (final RuntimeException fault) {
            CloseHelper.quietCloseAll(link, positions);
            throw fault;
        }
    }

    private Function<SourceName, AeronSender> senders(
            final TransportSetup setup, final String channel, final AeronLink link, final PositionStore positions) {
        final TailraceConfig config = setup.config();
        final DeliveryMeter meter = setup.meter(name());
        return source -> new AeronSender(new AeronSenderContext(link, setup.source(), source, positions)
                .name(name())
                .channel(channel, setup.intOf(AeronKeys.STREAM_ID))
                .returnChannel(
                        config.get(AeronKeys.RETURN_CHANNEL).orElseThrow(), setup.intOf(AeronKeys.RETURN_STREAM_ID))
                .window(setup.intOf(AeronKeys.WINDOW_FRAMES), config.get(AeronKeys.WINDOW_BYTES))
                .mostReceivers(setup.intOf(AeronKeys.MAX_RECEIVERS))
                .acknowledgeTimeoutNs(config.get(AeronKeys.ACKNOWLEDGE_TIMEOUT))
                .receiverTimeoutNs(config.get(AeronKeys.RECEIVER_TIMEOUT), config.get(AeronKeys.FORGET_RECEIVER))
                .retry(setup.retryPolicy())
                .meter(meter)
                .clock(setup.clock()));
    }
}
