package io.tailrace.jmh.peers;

import io.tailrace.jmh.Values;
import io.tailrace.jmh.recording.Burst;
import io.tailrace.jmh.recording.DisruptorState;
import io.tailrace.jmh.recording.EngineChannel;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.SingleWriterRecorder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Ours into a channel a thread, and the peers' instruments, shared as their users share them; what can be had by one thread only, one a
 * thread. Nanoseconds a call. {@code -t 2} for two threads.
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
public class PeersBenchmark {
    private static final int MASK = Values.COUNT - 1;

    private final long[] values = Values.nanoseconds();
    private final SingleWriterRecorder ownRecorder = Peers.singleWriterRecorder();

    /** Ours, drained by the engine's own thread. */
    @Benchmark
    public void tailrace(final EngineChannel channel) {
        channel.burst(values);
    }

    /** A bare Disruptor publish, own. */
    @Benchmark
    public void disruptor(final DisruptorState disruptor) {
        disruptor.burst(values);
    }

    /** Agrona's ring for one writer, own. */
    @Benchmark
    public void agronaOneToOne(final OwnRing ring) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            ring.write(values[i & MASK]);
        }
    }

    /** Agrona's ring for many writers, shared. */
    @Benchmark
    public void agronaManyToOne(final SharedRing.Writer ring) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            ring.write(values[i & MASK]);
        }
    }

    /** HdrHistogram's recorder for one writer, own. */
    @Benchmark
    public void hdrSingleWriterRecorder() {
        for (int i = 0; i < Burst.LENGTH; i++) {
            ownRecorder.recordValue(values[i & MASK]);
        }
    }

    /** HdrHistogram's recorder for many writers. */
    @Benchmark
    public void hdrRecorder(final SharedInstruments shared) {
        shared.hdrRecorder(Burst.LENGTH);
    }

    /** client_java's counter. */
    @Benchmark
    public void clientJavaCounter(final SharedInstruments shared) {
        shared.clientJavaCounter(Burst.LENGTH);
    }

    /** client_java's classic histogram. */
    @Benchmark
    public void clientJavaClassic(final SharedInstruments shared) {
        shared.clientJavaClassic(Burst.LENGTH);
    }

    /** client_java's native histogram. */
    @Benchmark
    public void clientJavaNative(final SharedInstruments shared) {
        shared.clientJavaNative(Burst.LENGTH);
    }

    /** Micrometer's timer. */
    @Benchmark
    public void micrometerTimer(final SharedInstruments shared) {
        shared.micrometerTimer(Burst.LENGTH);
    }

    /** Micrometer's timer with a percentile histogram. */
    @Benchmark
    public void micrometerTimerWithHistogram(final SharedInstruments shared) {
        shared.micrometerTimerWithHistogram(Burst.LENGTH);
    }

    /** OpenTelemetry's explicit histogram. */
    @Benchmark
    public void otelExplicit(final SharedInstruments shared) {
        shared.otelExplicit(Burst.LENGTH);
    }

    /** OpenTelemetry's exponential histogram. */
    @Benchmark
    public void otelExponential(final SharedInstruments shared) {
        shared.otelExponential(Burst.LENGTH);
    }
}
