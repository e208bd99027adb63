package io.tailrace.jmh.recording;

import io.tailrace.jmh.Values;
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

/** One recording thread: ours into its channel, and the rulers. Nanoseconds a call, all in the same loop over the same values. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Burst.LENGTH)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"})
public class RecordBenchmark {
    private static final int MASK = Values.COUNT - 1;

    private final long[] values = Values.nanoseconds();
    private final SingleWriterRecorder ownRecorder = new SingleWriterRecorder(1_000, 3_600_000_000_000L, 3);

    /** Ours, drained by the engine's own thread. */
    @Benchmark
    public void tailrace(final EngineChannel channel) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            channel.latency.record(values[i & MASK]);
        }
    }

    /** Ours, drained by the recording thread itself. */
    @Benchmark
    public void tailraceSelfDrained(final OwnChannel channel) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            channel.latency.record(values[i & MASK]);
        }
    }

    /** Ruler: a bare Disruptor event. */
    @Benchmark
    public void disruptorPublish(final DisruptorState disruptor) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            disruptor.publish(1, values[i & MASK]);
        }
    }

    /** Ruler: a plain shared counter. */
    @Benchmark
    public void atomicLong(final SharedPeers peers) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            peers.atomicLong.getAndAdd(values[i & MASK]);
        }
    }

    /** Ruler: a striped shared counter. */
    @Benchmark
    public void longAdder(final SharedPeers peers) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            peers.longAdder.add(values[i & MASK]);
        }
    }

    /** Ruler: HdrHistogram's recorder for one writer, one a thread. */
    @Benchmark
    public void singleWriterRecorder() {
        for (int i = 0; i < Burst.LENGTH; i++) {
            ownRecorder.recordValue(values[i & MASK]);
        }
    }

    /** Ruler: HdrHistogram's recorder for many writers, shared. */
    @Benchmark
    public void recorder(final SharedPeers peers) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            peers.recorder.recordValue(values[i & MASK]);
        }
    }

    /** Ruler: client_java's classic histogram, shared. */
    @Benchmark
    public void clientJavaClassic(final SharedPeers peers) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            peers.classicHistogram.observe(peers.seconds[i & MASK]);
        }
    }
}
