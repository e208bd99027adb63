package io.tailrace.jmh.snapshot;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.jmh.Metrics;
import io.tailrace.jmh.SteppedClock;
import io.tailrace.jmh.Values;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The duty cycle that cuts, encodes and resets histogram series, each with a hundred values in the interval. The drain is outside. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
public class SnapshotBenchmark {
    private static final int VALUES_A_SERIES = 100;
    private static final int RING_SAMPLES = 1 << 20;
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Histogram series that changed. */
    @Param({"100", "1000", "10000"})
    public int series;

    private final SteppedClock clock = new SteppedClock();
    private final long[] values = Values.nanoseconds();
    private ChannelHistogram[] histograms;
    private TelemetryEngine engine;

    /** Makes an engine without a thread. */
    @Setup
    public void launch() {
        engine = TelemetryEngine.launch(new EngineContext()
                .threadingMode(ThreadingMode.INVOKER)
                .clock(clock)
                .snapshotIntervalNs(INTERVAL_NS));
        final Metric metric = engine.register(Metrics.latency("operation_seconds", Priority.NORMAL)
                .labelNames("key")
                .seriesLimit(series)
                .build());
        final Channel channel = engine.openChannel("snapshot", RING_SAMPLES);
        histograms = new ChannelHistogram[series];
        for (int i = 0; i < series; i++) {
            histograms[i] = channel.histogram(metric, "key-" + i);
        }
    }

    /** Records and drains the interval's values. */
    @Setup(Level.Invocation)
    public void fillInterval() {
        for (int i = 0; i < VALUES_A_SERIES * series; i++) {
            histograms[i % series].record(values[(i * 31) & (Values.COUNT - 1)]);
        }
        engine.invoke();
        clock.advance(INTERVAL_NS + 1);
    }

    /** Cuts. */
    @Benchmark
    public int cut() {
        return engine.invoke();
    }

    /** Ends the engine. */
    @TearDown
    public void close() {
        engine.close();
    }
}
