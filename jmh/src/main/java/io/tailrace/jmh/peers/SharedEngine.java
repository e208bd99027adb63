package io.tailrace.jmh.peers;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.engine.recording.SharedHistogram;
import io.tailrace.jmh.Metrics;
import io.tailrace.jmh.Values;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** An engine whose shared channel all threads record into, while its aggregator drains it. */
@State(Scope.Benchmark)
public class SharedEngine {
    /** A burst of each of eight threads stays below the high-water mark. */
    private static final int RING_SAMPLES = 1 << 18;

    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);

    private TelemetryEngine engine;
    private SharedHistogram latency;

    /** Starts it. */
    @Setup
    public void launch() {
        engine = TelemetryEngine.launch(new EngineContext().ringSamples(RING_SAMPLES));
        latency = engine.sharedChannel().histogram(engine.register(Metrics.latency()));
    }

    /** Ends it. */
    @TearDown
    public void close() {
        engine.close();
    }

    /** A thread's way to it. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Writer {
        private static final int MASK = Values.COUNT - 1;

        /** Samples that were refused: to be 0, for a refusal is quicker than a sample. */
        public long refused;

        private final long[] values = Values.nanoseconds();
        private SharedHistogram latency;

        /** Gives the burst an empty ring, and waits for the other threads. */
        @Setup(Level.Invocation)
        public void awaitDrained(final SharedEngine shared, final Rendezvous rendezvous, final BenchmarkParams params) {
            final FlushResult result = shared.engine.flush(TIMEOUT_NS);
            if (result != FlushResult.FLUSHED) {
                throw new IllegalStateException("the engine did not drain its ring: " + result);
            }
            latency = shared.latency;
            rendezvous.await(params);
        }

        void burst(final int calls) {
            for (int i = 0; i < calls; i++) {
                if (latency.record(values[i & MASK]) != RecordResult.ACCEPTED) {
                    refused++;
                }
            }
        }
    }
}
