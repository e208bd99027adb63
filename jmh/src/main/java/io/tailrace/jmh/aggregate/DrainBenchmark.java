package io.tailrace.jmh.aggregate;

import io.tailrace.engine.aggregate.Aggregator;
import io.tailrace.engine.aggregate.BaseTotals;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.jmh.Values;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Adding full blocks of samples to the aggregator's arrays: nanoseconds a sample; 20 ns are fifty million samples a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(DrainBenchmark.SAMPLES)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
public class DrainBenchmark {
    /** A ring of the default size, full. */
    public static final int SAMPLES = 32_768;

    private static final int SLOTS_IN_BLOCK = 256;
    private static final long SEED = 1;

    /** Types of the metrics. */
    @Param
    public Mix mix;

    /** Series that samples go to, at random. */
    @Param({"1", "100"})
    public int series;

    private final long[][] blocks = new long[2 * SAMPLES / SLOTS_IN_BLOCK][SLOTS_IN_BLOCK];
    private final MetricRegistry registry = new MetricRegistry(1_000);
    private final Aggregator aggregator = new Aggregator(registry, BaseTotals.ZERO);
    private final Histogram ruler = new Histogram(1_000, 3_600_000_000_000L, 3);

    /**
     * For the allocation gate, outside of JMH's hands.
     *
     * @return with a hundred series of all types.
     */
    public static DrainBenchmark ofAllTypes() {
        final DrainBenchmark benchmark = new DrainBenchmark();
        benchmark.mix = Mix.ALL;
        benchmark.series = 100;
        benchmark.fill();
        return benchmark;
    }

    /** Fills the blocks. */
    @Setup
    public void fill() {
        final int[] ids = mix.register(registry, series);
        final long[] values = Values.nanoseconds();
        final SplittableRandom random = new SplittableRandom(SEED);
        for (final long[] block : blocks) {
            for (int slot = 0; slot < SLOTS_IN_BLOCK; slot += 2) {
                block[slot] = ids[random.nextInt(series)];
                block[slot + 1] = values[random.nextInt(Values.COUNT)];
            }
        }
    }

    /** Adds all of them. */
    @Benchmark
    public void onSamples() {
        for (final long[] block : blocks) {
            aggregator.onSamples(block, 0, SLOTS_IN_BLOCK);
        }
    }

    /** Ruler for one series: a plain HdrHistogram takes the values of the same blocks. */
    @Benchmark
    public void hdrHistogram() {
        for (final long[] block : blocks) {
            for (int slot = 0; slot < SLOTS_IN_BLOCK; slot += 2) {
                ruler.recordValue(block[slot + 1]);
            }
        }
    }
}
