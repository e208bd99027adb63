package io.tailrace.engine.descriptor;

import java.util.List;

/**
 * One label set of a metric.
 *
 * @param id dense number in its engine, from 0: the place of the series in every array.
 * @param metric what it measures.
 * @param labelValues in the order of the metric's label names.
 */
public record Series(int id, Metric metric, List<String> labelValues) {}
