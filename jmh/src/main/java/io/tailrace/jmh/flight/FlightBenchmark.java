package io.tailrace.jmh.flight;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.jmh.Metrics;
import io.tailrace.jmh.SteppedClock;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One thread drains a full ring, adds the samples up, packs them if they are kept, and writes frames into a journal on disk: nanoseconds
 * a sample; 50 ns are twenty million samples a second. Latencies of a store in memory, of three operations.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(FlightBenchmark.SAMPLES)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"})
public class FlightBenchmark {
    /** In the ring before each duty cycle. */
    public static final int SAMPLES = 1 << 16;

    private static final int RING_SAMPLES = 1 << 17;
    private static final int OPERATIONS = 3;
    private static final long STEP_NS = 1_000_000;
    private static final long SEED = 1;
    private static final long MOST_BYTES = 512L << 20;

    /** Whether each sample is kept. */
    @Param({"false", "true"})
    public boolean retain;

    private final SteppedClock clock = new SteppedClock();
    private final int[] operations = new int[SAMPLES];
    private final long[] latencies = new long[SAMPLES];
    private final ChannelHistogram[] histograms = new ChannelHistogram[OPERATIONS];
    private Path folder;
    private TelemetryEngine engine;

    /**
     * Makes an engine without a thread, on a journal.
     *
     * @throws IOException if there is no temporary folder.
     */
    @Setup
    public void launch() throws IOException {
        folder = Files.createTempDirectory("tailrace-flight");
        engine = TelemetryEngine.launch(new EngineContext()
                .threadingMode(ThreadingMode.INVOKER)
                .clock(clock)
                .journal(ChronicleJournal.at(folder).rollBytes(MOST_BYTES / 4).retentionBytes(MOST_BYTES)));
        final Metric metric = engine.register(Metrics.latency("operation_seconds", Priority.NORMAL)
                .labelNames("op")
                .range(new HistogramRange(1, 10_000_000_000L, 3))
                .retainSamples(retain)
                .build());
        final Channel channel = engine.openChannel("worker", RING_SAMPLES);
        for (int i = 0; i < OPERATIONS; i++) {
            histograms[i] = channel.histogram(metric, "op-" + i);
        }
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < SAMPLES; i++) {
            operations[i] = random.nextInt(OPERATIONS);
            latencies[i] = (long) (100 * Math.exp(random.nextDouble() * random.nextDouble() * 7));
        }
    }

    /** Fills the ring. */
    @Setup(Level.Invocation)
    public void record() {
        for (int i = 0; i < SAMPLES; i++) {
            histograms[operations[i]].record(latencies[i]);
        }
        clock.advance(STEP_NS);
    }

    /** Drains it into the journal. */
    @Benchmark
    public void intoTheJournal() {
        engine.invoke();
    }

    /**
     * Closes the engine, and takes the journal away.
     *
     * @throws IOException if it cannot be taken away.
     */
    @TearDown
    public void close() throws IOException {
        engine.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
