package io.tailrace.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/** What {@link OpenTelemetryContext#conclude()} found to be right. */
record BridgeConfig(
        TelemetryEngine engine,
        Attributes resource,
        boolean scopeLabels,
        boolean targetInfo,
        boolean exemplars,
        int cardinalityLimit,
        List<MetricView> views,
        EngineClock clock,
        ThreadFactory threadFactory,
        long callbackIntervalNs,
        OpenTelemetry delegate) {}
