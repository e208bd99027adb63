package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.MeterBuilder;
import io.opentelemetry.api.metrics.MeterProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives meters, one for each scope. Any thread. */
final class BridgeMeterProvider implements MeterProvider {
    private final Map<Scope, BridgeMeter> meters = new ConcurrentHashMap<>();
    private final AttributeAdvice advice = new AttributeAdvice();
    private final Instruments instruments;
    private final Callbacks callbacks;
    private final Warnings warnings;

    BridgeMeterProvider(final Instruments instruments, final Callbacks callbacks, final Warnings warnings) {
        this.instruments = instruments;
        this.callbacks = callbacks;
        this.warnings = warnings;
    }

    @Override
    public MeterBuilder meterBuilder(final String name) {
        return new BridgeMeterBuilder(this, name);
    }

    BridgeMeter meter(final Scope scope) {
        return meters.computeIfAbsent(scope, key -> new BridgeMeter(key, instruments, callbacks, advice, warnings));
    }
}
