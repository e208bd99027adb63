package io.tailrace.jmh.recording;

import io.tailrace.engine.recording.Histogram;
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

/** What each outcome of a call costs. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Burst.LENGTH)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"})
public class RefusalBenchmark {
    /** Room in the ring. */
    @Benchmark
    public void accepted(final RefusalState state) {
        burst(state.accepted, RecordResult.ACCEPTED);
    }

    /** Lowest priority, below the high-water mark. */
    @Benchmark
    public void acceptedLowest(final RefusalState state) {
        burst(state.acceptedLowest, RecordResult.ACCEPTED);
    }

    /** The other types of metrics. */
    @Benchmark
    public void acceptedCounterAndGauge(final RefusalState state) {
        for (int i = 0; i < Burst.LENGTH; i += 2) {
            if (state.counter.add(i) != RecordResult.ACCEPTED || state.gauge.set(i) != RecordResult.ACCEPTED) {
                throw new IllegalStateException("the ring refused a sample of a burst that is smaller than it");
            }
        }
    }

    /** Lowest priority, above the high-water mark. */
    @Benchmark
    public void refusedHighWater(final RefusalState state) {
        burst(state.highWater, RecordResult.REFUSED_HIGH_WATER);
    }

    /** No room. */
    @Benchmark
    public void refusedFull(final RefusalState state) {
        burst(state.full, RecordResult.REFUSED_FULL);
    }

    /** Under a rate limit, no tokens left. */
    @Benchmark
    public void refusedRateLimited(final RefusalState state) {
        burst(state.rateLimited, RecordResult.REFUSED_RATE_LIMITED);
    }

    /** Closed channel. */
    @Benchmark
    public void closed(final RefusalState state) {
        burst(state.closed, RecordResult.CLOSED);
    }

    /** Shared channel, room in the ring. */
    @Benchmark
    public void sharedAccepted(final RefusalState state) {
        burst(state.sharedAccepted, RecordResult.ACCEPTED);
    }

    /** Shared channel, lowest priority, above the high-water mark. */
    @Benchmark
    public void sharedRefusedHighWater(final RefusalState state) {
        burst(state.sharedHighWater, RecordResult.REFUSED_HIGH_WATER);
    }

    /** Shared channel, no room. */
    @Benchmark
    public void sharedRefusedFull(final RefusalState state) {
        burst(state.sharedFull, RecordResult.REFUSED_FULL);
    }

    /** Shared channel under a rate limit, no tokens left. */
    @Benchmark
    public void sharedRefusedRateLimited(final RefusalState state) {
        burst(state.sharedRateLimited, RecordResult.REFUSED_RATE_LIMITED);
    }

    /** Ruler: a counter that all threads may add to, in the loop of {@link #burst}. */
    @Benchmark
    public void atomicLong(final RulerState ruler) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            final RecordResult result = ruler.record(i);
            if (result != RecordResult.ACCEPTED) {
                throw new IllegalStateException("the ruler answered " + result);
            }
        }
    }

    private static void burst(final Histogram histogram, final RecordResult expected) {
        for (int i = 0; i < Burst.LENGTH; i++) {
            final RecordResult result = histogram.record(i);
            if (result != expected) {
                throw new IllegalStateException("expected " + expected + ", but the ring answered " + result);
            }
        }
    }
}
