package io.tailrace.jmh.peers;

import io.tailrace.jmh.recording.Burst;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** The peers' instruments once more, one a thread, on two threads: what remains of their cost when nobody contends for them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Burst.LENGTH)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"})
@Threads(2)
public class OwnPeersBenchmark {
    /** HdrHistogram's recorder for many writers. */
    @Benchmark
    public void hdrRecorder(final OwnInstruments own) {
        own.hdrRecorder(Burst.LENGTH);
    }

    /** client_java's classic histogram. */
    @Benchmark
    public void clientJavaClassic(final OwnInstruments own) {
        own.clientJavaClassic(Burst.LENGTH);
    }

    /** client_java's native histogram. */
    @Benchmark
    public void clientJavaNative(final OwnInstruments own) {
        own.clientJavaNative(Burst.LENGTH);
    }

    /** Micrometer's timer. */
    @Benchmark
    public void micrometerTimer(final OwnInstruments own) {
        own.micrometerTimer(Burst.LENGTH);
    }

    /** OpenTelemetry's explicit histogram. */
    @Benchmark
    public void otelExplicit(final OwnInstruments own) {
        own.otelExplicit(Burst.LENGTH);
    }
}
