package io.tailrace.engine.descriptor;

/**
 * How long versions of metrics live on that are used no more.
 *
 * @param retirementWindowNs how long handles of a deprecated version go on working.
 * @param retentionNs how long a version is known from when it was deprecated on, at least the window.
 * @param maxMetrics versions of all metrics that are known at once; when one more comes, the oldest that is used no more makes room.
 */
public record DescriptorRetention(long retirementWindowNs, long retentionNs, int maxMetrics) {}
