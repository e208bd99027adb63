package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.MeterProvider;
import io.tailrace.engine.recording.SharedChannel;

/** All of the bridge that needs the API to be new enough. */
final class Bridge implements AutoCloseable {
    private final Warnings warnings = new Warnings();
    private final Poll poll = new Poll();
    private final MeterProvider meters;

    Bridge(final BridgeConfig config) {
        final SharedChannel channel = config.engine().sharedChannel();
        final Instruments instruments = new Instruments(
                new Streams(config, warnings), channel, poll, new Exemplars(config.exemplars()), warnings);
        meters = new BridgeMeterProvider(instruments, poll, warnings);
        if (config.targetInfo()) {
            TargetInfo.record(config, channel, warnings);
        }
    }

    MeterProvider meters() {
        return meters;
    }

    long dropped() {
        return warnings.dropped();
    }

    @Override
    public void close() {}
}
