package io.tailrace.codec.entry.frame;

import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.Proposal;
import java.util.List;

/** Writes an event of this version into a slot whose message is begun, and ends it. */
final class EventEncoder {
    private static final String NO_TEXT = "";

    private EventEncoder() {}

    static void encode(final EventData event, final EntrySlot slot) {
        if (event instanceof EventData.AdapterStarted started) {
            slot.end(started.config().text());
        } else if (event instanceof EventData.AdapterStopped stopped) {
            slot.end(stopped.reason());
        } else if (event instanceof EventData.ProcessingStarted started) {
            slot.numbers(started.graphSize(), started.edges(), 0, 0);
            slot.end(started.strategy());
        } else if (event instanceof EventData.ProcessingCompleted completed) {
            slot.numbers(completed.colorsUsed(), completed.iterations(), completed.durationMs(), 0);
            slot.end(NO_TEXT);
        } else if (event instanceof EventData.ProcessingFailed failed) {
            if (failed.recoverable()) {
                slot.recoverable();
            }
            slot.end(failed.error());
        } else if (event instanceof EventData.ConsensusProposed proposed) {
            slot.numbers(proposed.vertex(), proposed.proposedColor(), proposed.confidence(), 0);
            slot.end(NO_TEXT);
        } else if (event instanceof EventData.ConsensusReached reached) {
            slot.numbers(reached.vertex(), reached.finalColor(), reached.agreementScore(), 0);
            slot.end(NO_TEXT);
        } else if (event instanceof EventData.ConsensusConflict conflict) {
            slot.numbers(conflict.vertex(), 0, 0, 0);
            encode(conflict.proposals(), slot);
            slot.end(NO_TEXT);
        } else if (event instanceof EventData.MemoryAllocation allocation) {
            slot.numbers(allocation.bytes(), 0, 0, 0);
            slot.end(allocation.purpose());
        } else if (event instanceof EventData.MemoryPressure pressure) {
            slot.numbers(pressure.usedMb(), pressure.availableMb(), 0, 0);
            slot.end(NO_TEXT);
        } else if (event instanceof EventData.PerformanceCheckpoint checkpoint) {
            slot.numbers(0, 0, checkpoint.elapsedMs(), checkpoint.progressPct());
            slot.end(checkpoint.phase());
        } else {
            throw new IllegalArgumentException(event.type() + " is no kind of this version");
        }
    }

    private static void encode(final List<Proposal> proposals, final EntrySlot slot) {
        slot.beginProposals(proposals.size());
        for (final Proposal proposal : proposals) {
            if (!slot.proposal(EntryComponent.of(proposal.component()), proposal.color())) {
                return;
            }
        }
    }
}
