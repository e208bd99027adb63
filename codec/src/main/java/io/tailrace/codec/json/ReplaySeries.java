package io.tailrace.codec.json;

import java.util.List;

/**
 * Whose values a line of a replay has, and of which interval.
 *
 * @param epoch that recorded them.
 * @param fromNs beginning of the interval, wall clock, ns since 1970.
 * @param toNs its end.
 * @param metric name.
 * @param labelNames in the order of the values.
 * @param labelValues as many as names.
 * @param unit of the values: "seconds", "bytes", "none", ...
 */
public record ReplaySeries(
        int epoch,
        long fromNs,
        long toNs,
        String metric,
        List<String> labelNames,
        List<String> labelValues,
        String unit) {}
