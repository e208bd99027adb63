package io.tailrace.codec.entry;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How a component was doing when it made an entry; each number may be unknown. Made from {@link #NONE} by the {@code with} methods.
 *
 * @param cpuUsagePct percent of the CPU.
 * @param gpuUsagePct percent of the GPU.
 * @param memoryMb mebibytes of memory; unsigned.
 * @param gpuMemoryMb mebibytes of the GPU's memory; unsigned.
 * @param throughputPerSec pieces of work a second.
 */
public record EntryMetrics(
        Optional<Float> cpuUsagePct,
        Optional<Float> gpuUsagePct,
        OptionalLong memoryMb,
        OptionalLong gpuMemoryMb,
        OptionalDouble throughputPerSec) {
    /** Nothing is known. */
    public static final EntryMetrics NONE = new EntryMetrics(
            Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty());

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is not finite.
     */
    public EntryMetrics {
        requireNonNull(memoryMb, "memoryMb");
        requireNonNull(gpuMemoryMb, "gpuMemoryMb");
        cpuUsagePct.ifPresent(value -> Ranges.finite("cpuUsagePct", value));
        gpuUsagePct.ifPresent(value -> Ranges.finite("gpuUsagePct", value));
        throughputPerSec.ifPresent(value -> Ranges.finite("throughputPerSec", value));
    }

    /**
     * With the CPU known.
     *
     * @param value percent.
     * @return another.
     */
    public EntryMetrics withCpuUsagePct(final float value) {
        return new EntryMetrics(Optional.of(value), gpuUsagePct, memoryMb, gpuMemoryMb, throughputPerSec);
    }

    /**
     * With the GPU known.
     *
     * @param value percent.
     * @return another.
     */
    public EntryMetrics withGpuUsagePct(final float value) {
        return new EntryMetrics(cpuUsagePct, Optional.of(value), memoryMb, gpuMemoryMb, throughputPerSec);
    }

    /**
     * With the memory known.
     *
     * @param value mebibytes; unsigned.
     * @return another.
     */
    public EntryMetrics withMemoryMb(final long value) {
        return new EntryMetrics(cpuUsagePct, gpuUsagePct, OptionalLong.of(value), gpuMemoryMb, throughputPerSec);
    }

    /**
     * With the GPU's memory known.
     *
     * @param value mebibytes; unsigned.
     * @return another.
     */
    public EntryMetrics withGpuMemoryMb(final long value) {
        return new EntryMetrics(cpuUsagePct, gpuUsagePct, memoryMb, OptionalLong.of(value), throughputPerSec);
    }

    /**
     * With the throughput known.
     *
     * @param value pieces of work a second.
     * @return another.
     */
    public EntryMetrics withThroughputPerSec(final double value) {
        return new EntryMetrics(cpuUsagePct, gpuUsagePct, memoryMb, gpuMemoryMb, OptionalDouble.of(value));
    }
}
