package io.tailrace.engine.entry;

import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.RawJson;
import io.tailrace.codec.entry.frame.EntryCodes;
import io.tailrace.codec.entry.frame.EntryComponent;
import io.tailrace.codec.entry.frame.EntrySlot;
import io.tailrace.engine.recording.RecordResult;

/**
 * Records the entries of one component: a method for each kind of event. A call gives the entry a new id and the engine's time, writes it
 * into the ring, and allocates nothing, whatever becomes of it. Texts that are too long are cut behind a code point, and the entry says so.
 *
 * <p>Each answers {@link RecordResult#INVALID}, and records nothing, for null, for a double that is not finite, and for a color that is not 0 to
 * 4294967295. Other numbers are unsigned. Any thread, unless it was made {@link #with} details.
 */
public final class ComponentEntries {
    private static final String NO_TEXT = "";
    private static final long LARGEST_U32 = 0xFFFF_FFFFL;

    private final EntryRecorder recorder;
    private final EntryComponent component;

    /** Null for none. */
    private final EntryDetails details;

    ComponentEntries(final EntryRecorder recorder, final EntryComponent component, final EntryDetails details) {
        this.recorder = recorder;
        this.component = component;
        this.details = details;
    }

    /**
     * The same component, with what its entries say besides their event.
     *
     * @param moreDetails read in each call; it makes the handle one for its thread.
     * @return another handle.
     */
    public ComponentEntries with(final EntryDetails moreDetails) {
        return new ComponentEntries(recorder, component, moreDetails);
    }

    /**
     * It begins to work.
     *
     * @param level how grave.
     * @param config what it was told to do; cut, it becomes a string.
     * @return what became of it.
     */
    public RecordResult adapterStarted(final EventLevel.Known level, final RawJson config) {
        return config == null
                ? RecordResult.INVALID
                : record(level, EntryCodes.ADAPTER_STARTED, 0, 0, 0, 0, config.text());
    }

    /**
     * It has ended.
     *
     * @param level how grave.
     * @param reason why.
     * @return what became of it.
     */
    public RecordResult adapterStopped(final EventLevel.Known level, final String reason) {
        return record(level, EntryCodes.ADAPTER_STOPPED, 0, 0, 0, 0, reason);
    }

    /**
     * A piece of work begins.
     *
     * @param level how grave.
     * @param graphSize vertices.
     * @param edges between them.
     * @param strategy how it is done.
     * @return what became of it.
     */
    public RecordResult processingStarted(
            final EventLevel.Known level, final long graphSize, final long edges, final String strategy) {
        return record(level, EntryCodes.PROCESSING_STARTED, graphSize, edges, 0, 0, strategy);
    }

    /**
     * A piece of work is done.
     *
     * @param level how grave.
     * @param colorsUsed parts that the result has.
     * @param durationMs milliseconds since its start.
     * @param iterations it took.
     * @return what became of it.
     */
    public RecordResult processingCompleted(
            final EventLevel.Known level, final long colorsUsed, final double durationMs, final long iterations) {
        return isU32(colorsUsed)
                ? record(level, EntryCodes.PROCESSING_COMPLETED, colorsUsed, iterations, durationMs, 0, NO_TEXT)
                : RecordResult.INVALID;
    }

    /**
     * A piece of work was given up.
     *
     * @param level how grave.
     * @param error why.
     * @param recoverable whether it is worth another try.
     * @return what became of it.
     */
    public RecordResult processingFailed(final EventLevel.Known level, final String error, final boolean recoverable) {
        if (level == null || error == null) {
            return RecordResult.INVALID;
        }
        final long sequence = recorder.claim(level);
        if (sequence < 0) {
            return EntryRecorder.refusal(sequence);
        }
        try {
            final EntrySlot slot = begin(sequence, level, EntryCodes.PROCESSING_FAILED);
            if (recoverable) {
                slot.recoverable();
            }
            slot.end(error);
        } finally {
            recorder.publish(sequence);
        }
        return RecordResult.ACCEPTED;
    }

    /**
     * It proposes a color.
     *
     * @param level how grave.
     * @param vertex for which.
     * @param proposedColor which.
     * @param confidence how sure it is, 0 to 1.
     * @return what became of it.
     */
    public RecordResult consensusProposed(
            final EventLevel.Known level, final long vertex, final long proposedColor, final double confidence) {
        return isU32(proposedColor)
                ? record(level, EntryCodes.CONSENSUS_PROPOSED, vertex, proposedColor, confidence, 0, NO_TEXT)
                : RecordResult.INVALID;
    }

    /**
     * A color is agreed on.
     *
     * @param level how grave.
     * @param vertex for which.
     * @param finalColor which.
     * @param agreementScore how far they agree.
     * @return what became of it.
     */
    public RecordResult consensusReached(
            final EventLevel.Known level, final long vertex, final long finalColor, final double agreementScore) {
        return isU32(finalColor)
                ? record(level, EntryCodes.CONSENSUS_REACHED, vertex, finalColor, agreementScore, 0, NO_TEXT)
                : RecordResult.INVALID;
    }

    /**
     * Proposals contradict each other. Those that do not fit are left out, and the entry says so.
     *
     * @param level how grave.
     * @param vertex for which.
     * @param proposers handles of those who propose.
     * @param colors what each of them proposes.
     * @param count how many of both arrays count.
     * @return what became of it.
     */
    public RecordResult consensusConflict(
            final EventLevel.Known level,
            final long vertex,
            final ComponentEntries[] proposers,
            final long[] colors,
            final int count) {
        if (level == null || !areProposals(proposers, colors, count)) {
            return RecordResult.INVALID;
        }
        final long sequence = recorder.claim(level);
        if (sequence < 0) {
            return EntryRecorder.refusal(sequence);
        }
        try {
            final EntrySlot slot = begin(sequence, level, EntryCodes.CONSENSUS_CONFLICT);
            slot.numbers(vertex, 0, 0, 0);
            slot.beginProposals(count);
            for (int i = 0; i < count && slot.proposal(proposers[i].component, colors[i]); i++) {
                // until one does not fit
            }
            slot.end(NO_TEXT);
        } finally {
            recorder.publish(sequence);
        }
        return RecordResult.ACCEPTED;
    }

    /**
     * Memory was taken.
     *
     * @param level how grave.
     * @param bytes how much.
     * @param purpose what for.
     * @return what became of it.
     */
    public RecordResult memoryAllocation(final EventLevel.Known level, final long bytes, final String purpose) {
        return record(level, EntryCodes.MEMORY_ALLOCATION, bytes, 0, 0, 0, purpose);
    }

    /**
     * Memory runs short.
     *
     * @param level how grave.
     * @param usedMb mebibytes in use.
     * @param availableMb mebibytes left.
     * @return what became of it.
     */
    public RecordResult memoryPressure(final EventLevel.Known level, final long usedMb, final long availableMb) {
        return record(level, EntryCodes.MEMORY_PRESSURE, usedMb, availableMb, 0, 0, NO_TEXT);
    }

    /**
     * A piece of work has come so far.
     *
     * @param level how grave.
     * @param phase what it is at.
     * @param elapsedMs milliseconds since its start.
     * @param progressPct percent of it that are done.
     * @return what became of it.
     */
    public RecordResult performanceCheckpoint(
            final EventLevel.Known level, final String phase, final double elapsedMs, final double progressPct) {
        return record(level, EntryCodes.PERFORMANCE_CHECKPOINT, 0, 0, elapsedMs, progressPct, phase);
    }

    private RecordResult record(
            final EventLevel.Known level,
            final int kind,
            final long count1,
            final long count2,
            final double real1,
            final double real2,
            final String text) {
        if (level == null || text == null || !Double.isFinite(real1) || !Double.isFinite(real2)) {
            return RecordResult.INVALID;
        }
        final long sequence = recorder.claim(level);
        if (sequence < 0) {
            return EntryRecorder.refusal(sequence);
        }
        try {
            final EntrySlot slot = begin(sequence, level, kind);
            slot.numbers(count1, count2, real1, real2);
            slot.end(text);
        } finally {
            recorder.publish(sequence);
        }
        return RecordResult.ACCEPTED;
    }

    private EntrySlot begin(final long sequence, final EventLevel.Known level, final int kind) {
        final EntrySlot slot = recorder.begin(sequence, component, EntryCodes.of(level), kind);
        if (details != null) {
            details.writeTo(slot);
        }
        return slot;
    }

    private static boolean areProposals(final ComponentEntries[] proposers, final long[] colors, final int count) {
        if (proposers == null || colors == null || count < 0 || count > Math.min(proposers.length, colors.length)) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (proposers[i] == null || !isU32(colors[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isU32(final long value) {
        return value >= 0 && value <= LARGEST_U32;
    }
}
