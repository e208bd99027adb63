package io.tailrace.jmh.entry;

import io.tailrace.codec.entry.EventLevel;
import io.tailrace.engine.recording.RecordResult;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Each form of recording a telemetry entry, its share of an empty drain included. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(EntryState.BURST)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"})
public class EntryBenchmark {
    private static final EventLevel.Known INFO = EventLevel.Known.INFO;

    /** One of the eleven kinds. */
    @Benchmark
    public void adapterStarted(final EntryState state) {
        for (int i = 0; i < EntryState.BURST; i++) {
            require(RecordResult.ACCEPTED, state.entries.adapterStarted(INFO, state.config));
        }
        state.drain();
    }

    /** One of the eleven kinds. */
    @Benchmark
    public void adapterStopped(final EntryState state) {
        for (int i = 0; i < EntryState.BURST; i++) {
            require(RecordResult.ACCEPTED, state.entries.adapterStopped(INFO, "done"));
        }
        state.drain();
    }

    /** One of the eleven kinds. */
    @Benchmark
    public void processingStarted(final EntryState state) {
        for (int i = 0; i < EntryState.BURST; i++) {
            require(RecordResult.ACCEPTED, state.entries.processingStarted(INFO, i, 2, "strategy"));
        }
        state.drain();
    }

    /** One of the eleven kinds. */
    @Benchmark
    public void processingCompleted(final EntryState state) {
        for (int i = 0; i < EntryState.BURST; i++) {
            require(RecordResult.ACCEPTED, state.entries.processingCompleted(INFO, 1, 2.5, i));
        }
        state.drain();
    }

    /** One of the eleven kinds. */
    @Benchmark
    public void processingFailed(final EntryState state) {
        for (int i = 0; i < EntryState.BURST; i++) {
            require(RecordResult.ACCEPTED, state.entries.processingFailed(INFO, "no memory", true));
        }
        state.drain();
    }

    /** One of the eleven kinds. */
    @Benchmark
    public void consensusProposed(final EntryState state) {
        for (int i = 0; i < EntryState.BURST; i++) {
            require(RecordResult.ACCEPTED, state.entries.consensusProposed(INFO, i, 2, 0.5));
        }
        state.drain();
    }

    /** One of the eleven kinds. */
    @Benchmark
    public void consensusReached(final EntryState state) {
        for (int i = 0; i < EntryState.BURST; i++) {
            require(RecordResult.ACCEPTED, state.entries.consensusReached(INFO, i, 2, 0.5));
        }
        state.drain();
    }

    /** One of the eleven kinds. */
    @Benchmark
    public void consensusConflict(final EntryState state) {
        for (int i = 0; i < EntryState.BURST; i++) {
            require(RecordResult.ACCEPTED, state.entries.consensusConflict(INFO, i, state.proposers, state.colors, 2));
        }
        state.drain();
    }

    /** One of the eleven kinds. */
    @Benchmark
    public void memoryAllocation(final EntryState state) {
        for (int i = 0; i < EntryState.BURST; i++) {
            require(RecordResult.ACCEPTED, state.entries.memoryAllocation(INFO, i, "tables"));
        }
        state.drain();
    }

    /** One of the eleven kinds. */
    @Benchmark
    public void memoryPressure(final EntryState state) {
        for (int i = 0; i < EntryState.BURST; i++) {
            require(RecordResult.ACCEPTED, state.entries.memoryPressure(INFO, i, 2));
        }
        state.drain();
    }

    /** One of the eleven kinds. */
    @Benchmark
    public void performanceCheckpoint(final EntryState state) {
        for (int i = 0; i < EntryState.BURST; i++) {
            require(RecordResult.ACCEPTED, state.entries.performanceCheckpoint(INFO, "migration", i, 2));
        }
        state.drain();
    }

    /** With correlation id and two metrics. */
    @Benchmark
    public void withCorrelationAndMetrics(final EntryState state) {
        for (int i = 0; i < EntryState.BURST; i++) {
            require(RecordResult.ACCEPTED, state.detailed.processingCompleted(INFO, 1, 2.5, i));
        }
        state.drain();
    }

    /** A text of 2 kB in a slot of 1 kB. */
    @Benchmark
    public void cut(final EntryState state) {
        for (int i = 0; i < EntryState.BURST; i++) {
            require(RecordResult.ACCEPTED, state.entries.adapterStopped(INFO, EntryState.LONG_TEXT));
        }
        state.drain();
    }

    /** An entry that is an object, with its own id and time. */
    @Benchmark
    public void object(final EntryState state) {
        for (int i = 0; i < EntryState.BURST; i++) {
            require(RecordResult.ACCEPTED, state.recorder.record(state.entry));
        }
        state.drain();
    }

    /** No room. */
    @Benchmark
    public void refused(final EntryState state) {
        for (int i = 0; i < EntryState.BURST; i++) {
            require(RecordResult.REFUSED_FULL, state.full.memoryPressure(INFO, i, 2));
        }
    }

    private static void require(final RecordResult expected, final RecordResult result) {
        if (result != expected) {
            throw new IllegalStateException("expected " + expected + ", but the ring answered " + result);
        }
    }
}
