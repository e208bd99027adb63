/**
 * The Prometheus text exposition format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats). In: families, escaped once
 * into {@link io.tailrace.codec.prometheus.LabelSet}s and {@link io.tailrace.codec.prometheus.LeBounds}, and their values. Out:
 * UTF-8 bytes in a {@link io.tailrace.codec.prometheus.TextBuffer}, made without an object a line. No threads of its own, and no
 * knowledge of where the values come from.
 */
package io.tailrace.codec.prometheus;
