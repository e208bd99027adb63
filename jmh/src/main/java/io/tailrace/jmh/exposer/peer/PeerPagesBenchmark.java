package io.tailrace.jmh.exposer.peer;

import io.tailrace.cli.synthetic.SyntheticShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Pages of other libraries with as much on them as {@code ExpositionBenchmark} has: 400 histograms of 14 lines and 4,800 counters, whose
 * values have all changed since the page before. They make each page anew, from the values of that moment.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch"})
public class PeerPagesBenchmark {
    private static final SyntheticShape SHAPE = new SyntheticShape(400, 0, 4_800);
    private static final int FIRST_LENGTH = 1 << 20;

    /** Whose page. */
    @Param({"CLIENT_JAVA", "MICROMETER", "OPENTELEMETRY"})
    public PeerLibrary library;

    private final ByteArrayOutputStream page = new ByteArrayOutputStream(FIRST_LENGTH);
    private PeerRegistry registry;
    private long round;

    /** Makes the series. */
    @Setup
    public void open() {
        registry = library.make(SHAPE);
    }

    /** Changes every value. */
    @Setup(Level.Invocation)
    public void change() {
        registry.record(round++);
    }

    /** Into memory that is there already. */
    @Benchmark
    public int page() throws IOException {
        page.reset();
        registry.write(page);
        return page.size();
    }
}
