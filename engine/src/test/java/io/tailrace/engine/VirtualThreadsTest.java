package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tailrace.engine.reader.ChannelRange;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.engine.recording.SharedCounter;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many virtual threads record through the one channel that is meant for them. Built for Java 17, so they are started by reflection. */
class VirtualThreadsTest {
    private static final int THREADS = 2_000;
    private static final int CALLS = 50;
    private static final int ROOMY_SAMPLES = 1 << 18;
    private static final int NARROW_SAMPLES = 1 << 10;

    @BeforeEach
    void needVirtualThreads() {
        assumeTrue(Runtime.version().feature() >= 21, "there are no virtual threads before Java 21");
    }

    @Test
    void shouldCountEachSampleOfManyVirtualThreads() throws Exception {
        try (Pipeline pipeline = Pipeline.of(new EngineContext().ringSamples(ROOMY_SAMPLES))) {
            final long accepted = record(pipeline);

            assertEquals(THREADS * CALLS, accepted);
            assertEquals(accepted, pipeline.end().counter("hits_total"));
        }
    }

    @Test
    void shouldCountExactlyWhatANarrowRingAcceptsOfThem() throws Exception {
        try (Pipeline pipeline = Pipeline.of(new EngineContext().ringSamples(NARROW_SAMPLES))) {
            final long accepted = record(pipeline);

            assertTrue(accepted >= NARROW_SAMPLES / 2 && accepted < THREADS * CALLS, () -> accepted + " accepted");
            final Received received = pipeline.end();
            assertEquals(accepted, received.counter("hits_total"));
            assertEquals(
                    THREADS * CALLS - accepted,
                    received.snapshots.stream()
                            .flatMap(snapshot -> snapshot.channels().stream())
                            .mapToLong(ChannelRange::refused)
                            .sum());
        }
    }

    /** All of them to their end, while the engine does not work. */
    private static long record(final Pipeline pipeline) throws ReflectiveOperationException, InterruptedException {
        final SharedCounter hits = pipeline.engine.sharedChannel().counter(pipeline.counter("hits_total"));
        final LongAdder accepted = new LongAdder();
        final Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        final List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add((Thread) start.invoke(null, (Runnable) () -> {
                for (int call = 0; call < CALLS; call++) {
                    if (hits.increment() == RecordResult.ACCEPTED) {
                        accepted.increment();
                    }
                    if (call % 10 == 0) {
                        LockSupport.parkNanos(1); // another one goes on in the carrier
                    }
                }
            }));
        }
        for (final Thread thread : threads) {
            thread.join();
        }
        return accepted.sum();
    }
}
