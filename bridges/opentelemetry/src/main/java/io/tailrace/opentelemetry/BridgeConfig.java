package io.tailrace.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.tailrace.engine.TelemetryEngine;
import java.util.List;

/** What {@link OpenTelemetryContext#conclude()} found to be right. */
record BridgeConfig(
        TelemetryEngine engine,
        Attributes resource,
        boolean scopeLabels,
        boolean targetInfo,
        boolean exemplars,
        int cardinalityLimit,
        List<MetricView> views,
        OpenTelemetry delegate) {}
