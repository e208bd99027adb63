package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.MeterProvider;
import io.tailrace.engine.observe.Observation;
import io.tailrace.engine.recording.SharedChannel;
import io.tailrace.engine.time.EngineClock;

/** All of the bridge that needs the API to be new enough. */
final class Bridge implements AutoCloseable {
    private final Warnings warnings = new Warnings();
    private final Poll poll = new Poll();
    private final Callbacks callbacks;
    private final Observation observation;
    private final EngineClock clock;
    private final MeterProvider meters;

    Bridge(final BridgeConfig config) {
        final SharedChannel channel = config.engine().sharedChannel();
        final Instruments instruments = new Instruments(
                config.engine(),
                new Streams(config, warnings),
                channel,
                poll,
                InstrumentMaker.of(new Exemplars(config.exemplars()), warnings),
                warnings);
        clock = config.clock();
        callbacks = new Callbacks(config.clock(), config.threadFactory(), config.callbackIntervalNs(), warnings);
        observe(clock.nanoTime()); // here, and not where rings are drained, classes are loaded
        observation = config.engine().observe("opentelemetry", this::observe);
        meters = new BridgeMeterProvider(instruments, callbacks, warnings);
        if (config.targetInfo()) {
            TargetInfo.record(config, channel, warnings);
        }
    }

    private void observe(final long nowNs) {
        poll.run(nowNs);
        callbacks.watch(nowNs);
    }

    MeterProvider meters() {
        return meters;
    }

    long dropped() {
        return warnings.dropped();
    }

    @Override
    public void close() {
        observation.close();
        callbacks.close();
        poll.run(clock.nanoTime());
    }
}
