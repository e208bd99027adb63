package io.tailrace.jmh.bridge;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.tailrace.jmh.Values;
import io.tailrace.jmh.recording.Burst;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One instrument that all threads share, with the two attributes of a request: {@code -t 1}, {@code -t 2}, {@code -prof gc}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Burst.LENGTH)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"})
public class OtelBridgeBenchmark {
    private static final int MASK = Values.COUNT - 1;

    private final double[] seconds = Values.seconds();
    private final Attributes attributes = Attributes.of(
            AttributeKey.stringKey("http.route"), "/orders", AttributeKey.longKey("http.response.status_code"), 200L);
    private DoubleHistogram latency;
    private LongCounter requests;

    /** Finds the instruments. */
    @Setup
    public void build(final OtelMeters meters) {
        latency = meters.meter()
                .histogramBuilder("http.server.request.duration")
                .setUnit("s")
                .build();
        requests = meters.meter().counterBuilder("http.requests").build();
    }

    /** Gives each burst an empty ring. */
    @Setup(Level.Invocation)
    public void drain(final OtelMeters meters) {
        meters.drain();
    }

    /** Records into a histogram with the default boundaries. */
    @Benchmark
    public void histogram() {
        for (int i = 0; i < Burst.LENGTH; i++) {
            latency.record(seconds[i & MASK], attributes);
        }
    }

    /** Adds to a counter. */
    @Benchmark
    public void counter() {
        for (int i = 0; i < Burst.LENGTH; i++) {
            requests.add(1, attributes);
        }
    }
}
