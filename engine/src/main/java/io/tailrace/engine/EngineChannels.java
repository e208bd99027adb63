package io.tailrace.engine;

import io.tailrace.engine.aggregate.AggregatorAgent;
import io.tailrace.engine.aggregate.ChannelSet;
import io.tailrace.engine.aggregate.SampleSource;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.entry.EntryRecorder;
import io.tailrace.engine.log.Journaled;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.SharedChannel;
import io.tailrace.engine.ring.CallTimer;
import io.tailrace.engine.ring.EntryRing;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.ring.SharedSampleRing;
import io.tailrace.engine.time.WallMicros;
import java.util.concurrent.atomic.AtomicInteger;

/** Through what threads record: makes the rings, and hands them to the aggregator. Any thread. */
final class EngineChannels {
    private final EngineConfig config;
    private final MetricRegistry registry;
    private final ChannelSet channels;
    private final AggregatorAgent aggregatorAgent;
    private final Journaled journaled;
    private final AtomicInteger nextChannelId = new AtomicInteger();
    private SharedChannel sharedChannel;
    private EntryRecorder entries;
    private volatile boolean closed;

    EngineChannels(
            final EngineConfig config,
            final MetricRegistry registry,
            final ChannelSet channels,
            final AggregatorAgent aggregatorAgent,
            final Journaled journaled) {
        this.config = config;
        this.registry = registry;
        this.channels = channels;
        this.aggregatorAgent = aggregatorAgent;
        this.journaled = journaled;
    }

    Channel open(final String name, final int ringSamples) {
        ChannelRules.check(name, ringSamples);
        checkOpen(name);
        final SampleRing ring = new SampleRing(
                nextChannelId.getAndIncrement(),
                name,
                ringSamples,
                config.rings().highWaterRatio(),
                config.strict(),
                callTimer());
        add(ring);
        return new Channel(ring, registry, config.clock());
    }

    synchronized SharedChannel shared() {
        if (sharedChannel == null) {
            checkOpen("shared");
            final SharedSampleRing ring = new SharedSampleRing(
                    nextChannelId.getAndIncrement(),
                    "shared",
                    config.rings().samples(),
                    config.rings().highWaterRatio(),
                    callTimer());
            add(ring);
            sharedChannel = new SharedChannel(ring, registry, config.clock());
        }
        return sharedChannel;
    }

    synchronized EntryRecorder entries() {
        if (entries == null) {
            if (closed) {
                throw new IllegalStateException("telemetry entries: the engine is closed");
            }
            final EntryRing ring = new EntryRing(
                    config.memory().entrySlots(),
                    config.memory().entrySlotLengthInBytes(),
                    config.rings().highWaterRatio());
            final WallMicros clock = new WallMicros(config.clock());
            aggregatorAgent.takeEntries(ring, clock, journaled::missedEntries);
            entries = new EntryRecorder(ring, clock);
        }
        return entries;
    }

    /** Opens no more. What is open, the agent ends. Waits for a call that opens the shared one or the entries. */
    synchronized void close() {
        closed = true;
    }

    private CallTimer callTimer() {
        return config.rateLimit().samplesPerSecond() == 0 ? null : new CallTimer(config.clock(), config.callBoundNs());
    }

    /** Before the memory of a ring is asked for. */
    private void checkOpen(final String name) {
        if (closed) {
            throw new IllegalStateException("channel \"" + name + "\": the engine is closed");
        }
        if (channels.open() >= config.rings().maxChannels()) {
            throw tooManyChannels(name);
        }
    }

    private void add(final SampleSource ring) {
        if (!channels.add(ring, config.rings().maxChannels())) {
            throw tooManyChannels(ring.name());
        }
        if (closed) { // after it was added: the agent that closes either takes it, or this sees that it was too late
            ring.close();
            checkOpen(ring.name());
        }
    }

    private IllegalStateException tooManyChannels(final String name) {
        return new IllegalStateException(
                "channel \"" + name + "\": all " + config.rings().maxChannels()
                        + " channels are open; close some, use the shared channel, or raise maxChannels");
    }
}
