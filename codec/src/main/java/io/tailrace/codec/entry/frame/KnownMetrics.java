package io.tailrace.codec.entry.frame;

import io.tailrace.codec.entry.EntryMetrics;

/** The numbers of metrics that are an object. */
record KnownMetrics(EntryMetrics metrics) implements MetricNumbers {
    @Override
    public int known() {
        return bit(metrics.cpuUsagePct().isPresent(), CPU_USAGE)
                | bit(metrics.gpuUsagePct().isPresent(), GPU_USAGE)
                | bit(metrics.memoryMb().isPresent(), MEMORY)
                | bit(metrics.gpuMemoryMb().isPresent(), GPU_MEMORY)
                | bit(metrics.throughputPerSec().isPresent(), THROUGHPUT);
    }

    private static int bit(final boolean isKnown, final int bit) {
        return isKnown ? bit : 0;
    }

    @Override
    public float cpuUsagePct() {
        return metrics.cpuUsagePct().orElse(0f);
    }

    @Override
    public float gpuUsagePct() {
        return metrics.gpuUsagePct().orElse(0f);
    }

    @Override
    public long memoryMb() {
        return metrics.memoryMb().orElse(0);
    }

    @Override
    public long gpuMemoryMb() {
        return metrics.gpuMemoryMb().orElse(0);
    }

    @Override
    public double throughputPerSec() {
        return metrics.throughputPerSec().orElse(0);
    }
}
