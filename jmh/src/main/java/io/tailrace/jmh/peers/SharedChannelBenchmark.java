package io.tailrace.jmh.peers;

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
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * The shared channel beside the peers' shared instruments: bursts of all threads that begin together. {@code -t 1}, {@code 2}, {@code 4},
 * {@code 8}; with more threads than cores a call's time has waiting for a core in it, the same for all.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Burst.LENGTH)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"})
public class SharedChannelBenchmark {
    /** Waits for the other threads, as the shared channel's writers do. */
    @State(Scope.Thread)
    public static class Together {
        /** Before each burst. */
        @Setup(Level.Invocation)
        public void await(final Rendezvous rendezvous, final BenchmarkParams params) {
            rendezvous.await(params);
        }
    }

    /** Ours. */
    @Benchmark
    public void tailraceShared(final SharedEngine.Writer writer) {
        writer.burst(Burst.LENGTH);
    }

    /** A striped counter: no histogram at all. */
    @Benchmark
    public void longAdder(final SharedInstruments shared, final Together together) {
        shared.longAdder(Burst.LENGTH);
    }

    /** HdrHistogram's recorder for many writers. */
    @Benchmark
    public void hdrRecorder(final SharedInstruments shared, final Together together) {
        shared.hdrRecorder(Burst.LENGTH);
    }

    /** client_java's classic histogram. */
    @Benchmark
    public void clientJavaClassic(final SharedInstruments shared, final Together together) {
        shared.clientJavaClassic(Burst.LENGTH);
    }

    /** Micrometer's timer. */
    @Benchmark
    public void micrometerTimer(final SharedInstruments shared, final Together together) {
        shared.micrometerTimer(Burst.LENGTH);
    }

    /** OpenTelemetry's explicit histogram. */
    @Benchmark
    public void otelExplicit(final SharedInstruments shared, final Together together) {
        shared.otelExplicit(Burst.LENGTH);
    }
}
