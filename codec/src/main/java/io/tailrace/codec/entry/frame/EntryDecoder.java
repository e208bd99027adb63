package io.tailrace.codec.entry.frame;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryMetrics;
import io.tailrace.codec.entry.EntryReader;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.Proposal;
import io.tailrace.codec.entry.RawJson;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.codec.sbe.EntryFlagsDecoder;
import io.tailrace.codec.sbe.EntryMetricsKnownDecoder;
import io.tailrace.codec.sbe.TelemetryEntryDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.agrona.DirectBuffer;

/**
 * Makes an entry out of the message of a frame whose lengths were checked. What contradicts itself in it throws an {@link
 * IllegalArgumentException} or a {@link io.tailrace.codec.entry.BadEntryException}. One thread.
 */
public final class EntryDecoder {
    private final TelemetryEntryDecoder decoder = new TelemetryEntryDecoder();

    /**
     * Takes a message.
     *
     * @param buffer that it lies in.
     * @param offset of its block.
     * @param blockLength as its header says.
     * @param version as its header says.
     * @return this.
     */
    public EntryDecoder wrap(final DirectBuffer buffer, final int offset, final int blockLength, final int version) {
        decoder.wrap(buffer, offset, blockLength, version);
        return this;
    }

    /**
     * The number of the entry in its epoch.
     *
     * @return from 0.
     */
    public long sequence() {
        return decoder.sequence();
    }

    /**
     * Whether something of the entry was too long and is cut.
     *
     * @return true if it was.
     */
    public boolean isCut() {
        final EntryFlagsDecoder flags = decoder.flags();
        return flags.textCut() || flags.componentCut() || flags.proposalsCut();
    }

    /**
     * The entry. Once for each message.
     *
     * @return all of it.
     */
    public TelemetryEntry entry() {
        final Optional<EntryMetrics> metrics = metrics(decoder.metrics());
        final List<Proposal> proposals = proposals(decoder.proposals());
        final String componentName = decoder.componentName();
        final String text = decoder.text();
        final UUID id = new UUID(decoder.idHigh(), decoder.idLow());
        if (decoder.kind() == EntryCodes.JSON) {
            return whole(id, text);
        }
        final ComponentId component = EntryCodes.component(decoder.component(), componentName);
        return new TelemetryEntry(
                id,
                decoder.timestampUs(),
                component,
                EntryCodes.level(decoder.level()),
                event(proposals, text),
                decoder.flags().correlated()
                        ? Optional.of(new UUID(decoder.correlationHigh(), decoder.correlationLow()))
                        : Optional.empty(),
                metrics);
    }

    private static TelemetryEntry whole(final UUID id, final String json) {
        final TelemetryEntry entry = EntryReader.read(json);
        if (!entry.id().equals(id)) {
            throw new IllegalArgumentException("the entry with the id " + id + " holds one with " + entry.id());
        }
        return entry;
    }

    private EventData event(final List<Proposal> proposals, final String text) {
        final long count1 = decoder.count1();
        final long count2 = decoder.count2();
        final double real1 = decoder.real1();
        return switch (decoder.kind()) {
            case EntryCodes.ADAPTER_STARTED -> new EventData.AdapterStarted(config(text));
            case EntryCodes.ADAPTER_STOPPED -> new EventData.AdapterStopped(text);
            case EntryCodes.PROCESSING_STARTED -> new EventData.ProcessingStarted(count1, count2, text);
            case EntryCodes.PROCESSING_COMPLETED -> new EventData.ProcessingCompleted(count1, real1, count2);
            case EntryCodes.PROCESSING_FAILED ->
                new EventData.ProcessingFailed(text, decoder.flags().recoverable());
            case EntryCodes.CONSENSUS_PROPOSED -> new EventData.ConsensusProposed(count1, count2, real1);
            case EntryCodes.CONSENSUS_REACHED -> new EventData.ConsensusReached(count1, count2, real1);
            case EntryCodes.CONSENSUS_CONFLICT -> new EventData.ConsensusConflict(count1, proposals);
            case EntryCodes.MEMORY_ALLOCATION -> new EventData.MemoryAllocation(count1, text);
            case EntryCodes.MEMORY_PRESSURE -> new EventData.MemoryPressure(count1, count2);
            case EntryCodes.PERFORMANCE_CHECKPOINT -> new EventData.PerformanceCheckpoint(text, real1, decoder.real2());
            default -> EntryCodes.unknownKind(decoder.kind());
        };
    }

    /** Half of a JSON value is none: what is left of it becomes a string. */
    private RawJson config(final String text) {
        return decoder.flags().textCut() ? RawJson.ofString(text) : RawJson.of(text);
    }

    private static List<Proposal> proposals(final TelemetryEntryDecoder.ProposalsDecoder group) {
        final List<Proposal> proposals = new ArrayList<>();
        for (final TelemetryEntryDecoder.ProposalsDecoder one : group) {
            final long color = one.color();
            final int code = one.proposer();
            proposals.add(new Proposal(EntryCodes.component(code, one.proposerName()), color));
        }
        return proposals;
    }

    private static Optional<EntryMetrics> metrics(final TelemetryEntryDecoder.MetricsDecoder group) {
        EntryMetrics metrics = null;
        for (final TelemetryEntryDecoder.MetricsDecoder one : group) {
            metrics = known(one);
        }
        return Optional.ofNullable(metrics);
    }

    private static EntryMetrics known(final TelemetryEntryDecoder.MetricsDecoder one) {
        final EntryMetricsKnownDecoder known = one.known();
        EntryMetrics metrics = EntryMetrics.NONE;
        metrics = known.cpuUsage() ? metrics.withCpuUsagePct(one.cpuUsagePct()) : metrics;
        metrics = known.gpuUsage() ? metrics.withGpuUsagePct(one.gpuUsagePct()) : metrics;
        metrics = known.memory() ? metrics.withMemoryMb(one.memoryMb()) : metrics;
        metrics = known.gpuMemory() ? metrics.withGpuMemoryMb(one.gpuMemoryMb()) : metrics;
        return known.throughput() ? metrics.withThroughputPerSec(one.throughputPerSec()) : metrics;
    }
}
