package io.tailrace.codec.entry.frame;

/** How a component is doing, as numbers, each of which may be unknown. Read on the thread that writes the message. */
public interface MetricNumbers {
    /** Bit of {@link #known()}. */
    int CPU_USAGE = 1;
    /** Bit of {@link #known()}. */
    int GPU_USAGE = 1 << 1;
    /** Bit of {@link #known()}. */
    int MEMORY = 1 << 2;
    /** Bit of {@link #known()}. */
    int GPU_MEMORY = 1 << 3;
    /** Bit of {@link #known()}. */
    int THROUGHPUT = 1 << 4;

    /**
     * Which of the numbers are known; the others mean nothing.
     *
     * @return bits of this interface.
     */
    int known();

    /**
     * Share of the CPU.
     *
     * @return percent, finite.
     */
    float cpuUsagePct();

    /**
     * Share of the GPU.
     *
     * @return percent, finite.
     */
    float gpuUsagePct();

    /**
     * Memory.
     *
     * @return mebibytes, unsigned.
     */
    long memoryMb();

    /**
     * Memory of the GPU.
     *
     * @return mebibytes, unsigned.
     */
    long gpuMemoryMb();

    /**
     * Work done.
     *
     * @return pieces a second, finite.
     */
    double throughputPerSec();
}
