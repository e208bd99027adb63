package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterBuilder;

/** Builds meters. One thread. */
final class BridgeMeterBuilder implements MeterBuilder {
    private final BridgeMeterProvider provider;
    private final String name;
    private String version;
    private String schemaUrl;

    BridgeMeterBuilder(final BridgeMeterProvider provider, final String name) {
        this.provider = provider;
        this.name = name;
    }

    @Override
    public MeterBuilder setSchemaUrl(final String value) {
        schemaUrl = value;
        return this;
    }

    @Override
    public MeterBuilder setInstrumentationVersion(final String value) {
        version = value;
        return this;
    }

    @Override
    public Meter build() {
        return provider.meter(new Scope(name == null || name.isEmpty() ? Scope.UNKNOWN : name, version, schemaUrl));
    }
}
