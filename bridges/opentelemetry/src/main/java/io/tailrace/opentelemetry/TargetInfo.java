package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.EngineLabels;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.recording.SharedChannel;

/** The resource as {@code target_info}, which is always 1. */
final class TargetInfo {
    private static final String NAME = "target_info";

    private TargetInfo() {}

    static void record(final BridgeConfig config, final SharedChannel channel, final Warnings warnings) {
        final Attributes resource = config.resource() == null ? defaults(config.engine()) : config.resource();
        final Labels labels = new Labeller(new Scope("", null, null), false, null, NAME, warnings).labels(resource);
        try {
            final Metric metric = config.engine()
                    .registerBeside(MetricDescriptor.gauge(NAME)
                            .help("Target metadata")
                            .labelNames(labels.names().toArray(new String[0]))
                            .build());
            channel.gauge(metric, labels.values().toArray(new String[0])).set(1);
        } catch (final IllegalArgumentException | IllegalStateException fault) {
            warnings.warn(NAME + " is not shown", fault);
        }
    }

    private static Attributes defaults(final TelemetryEngine engine) {
        final EngineLabels labels = engine.labels();
        final AttributesBuilder resource = Attributes.builder()
                .put("service.name", labels.service())
                .put("service.instance.id", labels.instance())
                .put("service.version", labels.buildVersion());
        return resource.put("telemetry.sdk.name", "tailrace")
                .put("telemetry.sdk.language", "java")
                .build();
    }
}
