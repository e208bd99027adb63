/**
 * Histograms as bytes and as cumulative buckets. In: HdrHistograms or their V2 payloads. Out: the other of the two, exact sums, and
 * counts by {@code le} bound. No threads of its own.
 */
package io.tailrace.codec.histogram;
