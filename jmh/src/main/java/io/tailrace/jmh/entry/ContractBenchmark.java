package io.tailrace.jmh.entry;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryMetrics;
import io.tailrace.engine.entry.TelemetryContract;
import io.tailrace.engine.entry.TelemetryProvider;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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
 * What {@link TelemetryContract#assertValid} costs where strict mode is off, beside a call of a method with nothing in it. Each call is
 * followed by a step of a calculation that cannot be left out, which is all that the loop {@code nothing} has.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ContractBenchmark.CALLS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-da", "-Dtailrace.telemetry.strict=false", "-Xms512m", "-Xmx512m"})
@State(Scope.Thread)
public class ContractBenchmark {
    static final int CALLS = 1_000;

    private static final int FACTOR = 31;

    private final TelemetryProvider provider = new Adapter();
    private int seed = 1;

    /** Ruler: the loop alone. */
    @Benchmark
    public int nothing() {
        int sum = seed;
        for (int i = 0; i < CALLS; i++) {
            sum = sum * FACTOR + i;
        }
        return sum;
    }

    /** Ruler: a call of a method that does nothing. */
    @Benchmark
    public int emptyCall() {
        int sum = seed;
        for (int i = 0; i < CALLS; i++) {
            empty(provider);
            sum = sum * FACTOR + i;
        }
        return sum;
    }

    /** The assertion with strict mode off. */
    @Benchmark
    public int assertValid() {
        int sum = seed;
        for (int i = 0; i < CALLS; i++) {
            TelemetryContract.assertValid(provider);
            sum = sum * FACTOR + i;
        }
        return sum;
    }

    private static void empty(@SuppressWarnings("unused") final TelemetryProvider adapter) {}

    private static final class Adapter implements TelemetryProvider {
        @Override
        public ComponentId componentId() {
            return ComponentId.Plain.ORCHESTRATOR;
        }

        @Override
        public Optional<UUID> correlationId() {
            return Optional.empty();
        }

        @Override
        public Optional<EntryMetrics> captureMetrics() {
            return Optional.empty();
        }
    }
}
