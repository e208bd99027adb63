package io.tailrace.engine.entry;

import io.tailrace.codec.entry.frame.EntrySlot;
import io.tailrace.codec.entry.frame.MetricNumbers;

/**
 * What entries may say besides their event: what they belong to, and how their component is doing. Filled again and again, without
 * allocation; each entry that is recorded with it takes what it says at that moment. One thread.
 */
public final class EntryDetails {
    private final Numbers numbers = new Numbers();
    private boolean isCorrelated;
    private long correlationHigh;
    private long correlationLow;

    /** Says nothing. */
    public EntryDetails() {}

    /**
     * Entries belong to something.
     *
     * @param high first 64 bits of its UUID.
     * @param low last 64 bits.
     * @return this.
     */
    public EntryDetails correlation(final long high, final long low) {
        isCorrelated = true;
        correlationHigh = high;
        correlationLow = low;
        return this;
    }

    /**
     * Entries belong to nothing.
     *
     * @return this.
     */
    public EntryDetails noCorrelation() {
        isCorrelated = false;
        return this;
    }

    /**
     * Tells the CPU.
     *
     * @param percent of it; what is not finite is unknown.
     * @return this.
     */
    public EntryDetails cpuUsagePct(final float percent) {
        numbers.cpu = percent;
        return known(MetricNumbers.CPU_USAGE, Float.isFinite(percent));
    }

    /**
     * Tells the GPU.
     *
     * @param percent of it; what is not finite is unknown.
     * @return this.
     */
    public EntryDetails gpuUsagePct(final float percent) {
        numbers.gpu = percent;
        return known(MetricNumbers.GPU_USAGE, Float.isFinite(percent));
    }

    /**
     * Tells the memory.
     *
     * @param mb mebibytes, unsigned.
     * @return this.
     */
    public EntryDetails memoryMb(final long mb) {
        numbers.memory = mb;
        return known(MetricNumbers.MEMORY, true);
    }

    /**
     * Tells the GPU's memory.
     *
     * @param mb mebibytes, unsigned.
     * @return this.
     */
    public EntryDetails gpuMemoryMb(final long mb) {
        numbers.gpuMemory = mb;
        return known(MetricNumbers.GPU_MEMORY, true);
    }

    /**
     * Tells the throughput.
     *
     * @param perSecond pieces of work a second; what is not finite is unknown.
     * @return this.
     */
    public EntryDetails throughputPerSec(final double perSecond) {
        numbers.throughput = perSecond;
        return known(MetricNumbers.THROUGHPUT, Double.isFinite(perSecond));
    }

    /**
     * Tells no number any more.
     *
     * @return this.
     */
    public EntryDetails noMetrics() {
        numbers.known = 0;
        return this;
    }

    private EntryDetails known(final int bit, final boolean isKnown) {
        numbers.known = isKnown ? numbers.known | bit : numbers.known & ~bit;
        return this;
    }

    void writeTo(final EntrySlot slot) {
        if (isCorrelated) {
            slot.correlation(correlationHigh, correlationLow);
        }
        if (numbers.known != 0) {
            slot.metrics(numbers);
        }
    }

    private static final class Numbers implements MetricNumbers {
        private int known;
        private float cpu;
        private float gpu;
        private long memory;
        private long gpuMemory;
        private double throughput;

        @Override
        public int known() {
            return known;
        }

        @Override
        public float cpuUsagePct() {
            return cpu;
        }

        @Override
        public float gpuUsagePct() {
            return gpu;
        }

        @Override
        public long memoryMb() {
            return memory;
        }

        @Override
        public long gpuMemoryMb() {
            return gpuMemory;
        }

        @Override
        public double throughputPerSec() {
            return throughput;
        }
    }
}
