package io.tailrace.engine.reader;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricState;

/**
 * One version of a metric, from its frames.
 *
 * @param metricId identifies it within its epoch.
 * @param metric what it measures.
 * @param state where it is in its life: active, deprecated or retired.
 * @param retiresAtNs of one that is not active: wall clock at which its window ends, ns since 1970; 0 if it is active, or if that is not
 *     known.
 */
public record MetricInfo(int metricId, MetricDescriptor metric, MetricState state, long retiresAtNs) {}
