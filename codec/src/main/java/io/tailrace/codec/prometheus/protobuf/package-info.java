/**
 * The protobuf exposition: length-delimited {@code io.prometheus.client.MetricFamily} messages (github.com/prometheus/client_model), written by
 * hand. In: families, series and their values, and counts of native histograms. Out: bytes in a
 * {@link io.tailrace.codec.prometheus.protobuf.MessageBuffer}; those of a series can be kept and written again. No threads of its own, and no
 * knowledge of where the values come from.
 */
package io.tailrace.codec.prometheus.protobuf;
