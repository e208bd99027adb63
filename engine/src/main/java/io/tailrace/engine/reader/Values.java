package io.tailrace.engine.reader;

import java.util.List;

/**
 * The values of a snapshot (what changed) or of a checkpoint (everything).
 *
 * @param counters cumulative.
 * @param gauges last.
 * @param histograms added in the interval, or totals.
 */
public record Values(List<CounterValue> counters, List<GaugeValue> gauges, List<HistogramValue> histograms) {}
