package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.engine.aggregate.AggregatorAgent;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.testsupport.SettableClock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How soon the aggregator wants to look into the rings again: each is judged by its own size. */
class DrainPaceTest {
    private static final long NS_PER_SAMPLE = 4_000;

    private final Pipeline pipeline = Pipeline.inMemory();
    private final AggregatorAgent aggregator = pipeline.engine.aggregatorAgent();

    @AfterEach
    void end() {
        pipeline.close();
    }

    @Test
    void shouldLookAgainAtOnceWhenASmallRingFills() {
        final Channel small = pipeline.engine.openChannel("small", 256);
        pipeline.engine.openChannel("great", 1 << 20);
        record(small, 3);
        assertFalse(aggregator.isAnyRingFilling());
        record(small, 4);
        assertTrue(aggregator.isAnyRingFilling());
        pipeline.work();
        assertFalse(aggregator.isAnyRingFilling());
    }

    @Test
    void shouldNotMindAFewSamplesInAGreatRing() {
        final Channel great = pipeline.engine.openChannel("great", 1 << 15);
        record(great, 511);
        assertFalse(aggregator.isAnyRingFilling());
        record(great, 512);
        assertTrue(aggregator.isAnyRingFilling());
    }

    @Test
    void shouldBearAPauseThatTheSmallestOpenRingHolds() {
        pipeline.work();
        assertTrue(aggregator.bearablePauseNs() > 3_600_000_000_000L);
        pipeline.engine.openChannel("great", 1 << 15);
        final Channel small = pipeline.engine.openChannel("small", 1 << 10);
        pipeline.work();
        assertEquals(NS_PER_SAMPLE << 10, aggregator.bearablePauseNs());
        small.close();
        pipeline.interval();
        pipeline.interval();
        assertEquals(NS_PER_SAMPLE << 15, aggregator.bearablePauseNs());
    }

    /** Or an aggregator that fails in each turn would keep a core busy. */
    @Test
    void shouldNotLookAgainAtOnceWhenItFailed() {
        final AtomicBoolean isBroken = new AtomicBoolean();
        final SettableClock clock = new SettableClock();
        final EngineClock breaking = new EngineClock() {
            @Override
            public long nanoTime() {
                if (isBroken.get()) {
                    throw new IllegalStateException("broken");
                }
                return clock.nanoTime();
            }

            @Override
            public long epochNanos() {
                return clock.epochNanos();
            }
        };
        try (TelemetryEngine engine =
                TelemetryEngine.launch(new EngineContext().clock(breaking).threadingMode(ThreadingMode.INVOKER))) {
            final ChannelCounter hits = engine.openChannel("small", 256)
                    .counter(engine.register(
                            MetricDescriptor.counter("hits_total").help("Hits.").build()));
            for (int i = 0; i < 4; i++) {
                hits.increment();
            }
            clock.advanceMs(Pipeline.INTERVAL_MS);
            engine.invoke();
            assertTrue(engine.aggregatorAgent().isAnyRingFilling());
            isBroken.set(true);
            engine.invoke();
            isBroken.set(false);
            assertFalse(engine.aggregatorAgent().isAnyRingFilling());
        }
    }

    @Test
    void shouldCountEntriesByTheirRing() {
        final EngineContext context = new EngineContext().entrySlots(64);
        try (Pipeline telling = Pipeline.of(context)) {
            telling.engine.entries().of(ComponentId.Plain.ORCHESTRATOR).memoryPressure(EventLevel.Known.INFO, 1, -1);
            telling.work();
            assertTrue(telling.engine.aggregatorAgent().isAnyRingFilling());
            assertEquals(64 * 20_000, telling.engine.aggregatorAgent().bearablePauseNs());
        }
    }

    private void record(final Channel channel, final int samples) {
        final ChannelCounter hits = channel.counter(pipeline.counter("hits_total"));
        for (int i = 0; i < samples; i++) {
            hits.increment();
        }
        pipeline.interval(); // at a cut the open blocks are drained, too
    }
}
