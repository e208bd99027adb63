package io.tailrace.sinks.otlp;

import io.tailrace.sinks.otlp.call.CallSettings;
import io.tailrace.sinks.otlp.mapping.MappingOptions;
import io.tailrace.sinks.otlp.mapping.Resources;

/**
 * What a transport is built of, checked.
 *
 * @param protocol that carries requests.
 * @param calls how.
 * @param mapping of metrics.
 * @param resources of both.
 * @param hasMetrics whether metrics are exported.
 * @param hasEntries whether entries are.
 * @param exportIntervalNs between exports of metrics.
 * @param maxEntries of a batch, about.
 * @param entryDelayNs as long as entries wait for more.
 * @param closeTimeoutMs to deliver the rest at the end.
 */
record OtlpSettings(
        OtlpProtocol protocol,
        CallSettings calls,
        MappingOptions mapping,
        Resources resources,
        boolean hasMetrics,
        boolean hasEntries,
        long exportIntervalNs,
        int maxEntries,
        long entryDelayNs,
        long closeTimeoutMs) {}
