package io.tailrace.sinks.otlp.mapping;

/**
 * What can be chosen of the mapping.
 *
 * @param exponentialHistograms whether histograms are exponential; with the bounds of their metric if not.
 * @param maxExponentialBuckets buckets of an exponential histogram at the most, from 2; what has more is made coarser.
 */
public record MappingOptions(boolean exponentialHistograms, int maxExponentialBuckets) {
    /** What OpenTelemetry's SDKs have at the most. */
    public static final int DEFAULT_EXPONENTIAL_BUCKETS = 160;

    /** Histograms with the bounds of their metric, which are those of {@code /metrics}. */
    public static final MappingOptions DEFAULT = new MappingOptions(false, DEFAULT_EXPONENTIAL_BUCKETS);
}
