/**
 * What a journal tells, in OpenTelemetry's data model. In: totals of series and telemetry entries. Out: data points and log records, with the
 * resource that they are of. No threads of its own.
 *
 * <p>Counters become cumulative monotonic sums, gauges gauges, histograms cumulative histograms whose buckets are those of {@code /metrics}; all values
 * in the exposed unit.
 */
package io.tailrace.sinks.otlp.mapping;
