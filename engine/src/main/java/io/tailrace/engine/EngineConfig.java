package io.tailrace.engine;

import io.tailrace.engine.aggregate.RateLimitRules;
import io.tailrace.engine.descriptor.DescriptorRetention;
import io.tailrace.engine.descriptor.EngineLabels;
import io.tailrace.engine.log.FrameLogFactory;
import io.tailrace.engine.time.EngineClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.agrona.concurrent.IdleStrategy;

/** A concluded {@link EngineContext}: everything is there and valid, but the journal and the idle strategy, which are null if nobody gave one. */
record EngineConfig(
        EngineLabels labels,
        Map<String, List<Double>> bounds,
        FrameLogFactory journal,
        EngineClock clock,
        ThreadingMode threadingMode,
        ThreadFactory threadFactory,
        Supplier<IdleStrategy> idleStrategy,
        boolean strict,
        Rings rings,
        Intervals intervals,
        long callBoundNs,
        RateLimitRules rateLimit,
        Memory memory) {

    record Rings(int samples, double highWaterRatio, int maxChannels) {}

    record Intervals(
            long snapshotNs, long statusNs, long journalLagBoundNs, long journalPatienceNs, long closeTimeoutNs) {}

    record Memory(
            int logLengthInBytes,
            int maxSeries,
            DescriptorRetention descriptors,
            int entrySlots,
            int entrySlotLengthInBytes) {}

    boolean amnesia() {
        return journal == null;
    }
}
