package io.tailrace.jmh.flight;

import io.tailrace.codec.flight.PackedSamples;
import io.tailrace.codec.flight.SamplePacker;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Packing and unpacking alone: nanoseconds a sample. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(PackBenchmark.SAMPLES)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PackBenchmark {
    /** In one block. */
    public static final int SAMPLES = 16_384;

    private static final int OPERATIONS = 3;
    private static final int FIRST_SERIES = 20;
    private static final long SEED = 1;

    private final int[] series = new int[SAMPLES];
    private final long[] values = new long[SAMPLES];
    private final SamplePacker packer = new SamplePacker();
    private final PackedSamples packed = new PackedSamples();
    private final UnsafeBuffer block = new UnsafeBuffer();

    /** Makes latencies of a store in memory. */
    @Setup
    public void fill() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < SAMPLES; i++) {
            series[i] = FIRST_SERIES + random.nextInt(OPERATIONS);
            values[i] = (long) (100 * Math.exp(random.nextDouble() * random.nextDouble() * 7));
        }
        pack();
        block.wrap(packer.bytes(), 0, packer.length());
        packed.wrap(block, 0, packer.length(), SAMPLES, 0, SAMPLES - 1, 0);
    }

    /**
     * Packs a block.
     *
     * @return bytes.
     */
    @Benchmark
    public int pack() {
        packer.begin(0, 0);
        for (int i = 0; i < SAMPLES && packer.hasRoom(); i++) {
            packer.batch(0);
            packer.add(i, series[i], values[i]);
        }
        return packer.length();
    }

    /**
     * Unpacks it.
     *
     * @return sum of the values.
     */
    @Benchmark
    public long unpack() {
        long sum = 0;
        packed.rewind();
        while (packed.next()) {
            sum += packed.value() + packed.seriesId();
        }
        return sum;
    }
}
