package io.tailrace.codec.entry;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What happened. Eleven kinds; what a later version adds is kept as it was read. Sizes and counts that are a {@code long} without another
 * range are unsigned, 0 to 2^64-1, as {@link Long#toUnsignedString(long)} reads them. Doubles are finite: constructors throw {@link
 * IllegalArgumentException} for others and for numbers out of range.
 */
public sealed interface EventData {
    /**
     * The kind, which is the field {@code type} in JSON.
     *
     * @return such as {@code AdapterStarted}.
     */
    default String type() {
        return getClass().getSimpleName();
    }

    /**
     * An adapter begins to work.
     *
     * @param config what it was told to do: any JSON.
     */
    record AdapterStarted(RawJson config) implements EventData {
        /** Checks that there is one. */
        public AdapterStarted {
            requireNonNull(config, "config");
        }
    }

    /**
     * An adapter has ended.
     *
     * @param reason why.
     */
    record AdapterStopped(String reason) implements EventData {
        /** Checks that there is one. */
        public AdapterStopped {
            requireNonNull(reason, "reason");
        }
    }

    /**
     * A piece of work begins.
     *
     * @param graphSize what there is to work on, in vertices; unsigned.
     * @param edges between them; unsigned.
     * @param strategy how it is done.
     */
    record ProcessingStarted(long graphSize, long edges, String strategy) implements EventData {
        /** Checks that nothing is missing. */
        public ProcessingStarted {
            requireNonNull(strategy, "strategy");
        }
    }

    /**
     * A piece of work is done.
     *
     * @param colorsUsed parts the result has, 0 to 4294967295; a contract asks for one at least.
     * @param durationMs milliseconds since its start.
     * @param iterations it took; unsigned.
     */
    record ProcessingCompleted(long colorsUsed, double durationMs, long iterations) implements EventData {
        /** Checks the ranges. */
        public ProcessingCompleted {
            Ranges.u32("colorsUsed", colorsUsed);
            Ranges.finite("durationMs", durationMs);
        }
    }

    /**
     * A piece of work was given up.
     *
     * @param error why.
     * @param recoverable whether it is worth another try.
     */
    record ProcessingFailed(String error, boolean recoverable) implements EventData {
        /** Checks that nothing is missing. */
        public ProcessingFailed {
            requireNonNull(error, "error");
        }
    }

    /**
     * A color is proposed.
     *
     * @param vertex for which; unsigned.
     * @param proposedColor 0 to 4294967295.
     * @param confidence of the proposer; a contract asks for 0 to 1.
     */
    record ConsensusProposed(long vertex, long proposedColor, double confidence) implements EventData {
        /** Checks the ranges. */
        public ConsensusProposed {
            Ranges.u32("proposedColor", proposedColor);
            Ranges.finite("confidence", confidence);
        }
    }

    /**
     * A color is agreed on.
     *
     * @param vertex for which; unsigned.
     * @param finalColor 0 to 4294967295.
     * @param agreementScore how far they agree.
     */
    record ConsensusReached(long vertex, long finalColor, double agreementScore) implements EventData {
        /** Checks the ranges. */
        public ConsensusReached {
            Ranges.u32("finalColor", finalColor);
            Ranges.finite("agreementScore", agreementScore);
        }
    }

    /**
     * Proposals contradict each other.
     *
     * @param vertex for which; unsigned.
     * @param proposals in the order in which they came; copied.
     */
    record ConsensusConflict(long vertex, List<Proposal> proposals) implements EventData {
        /** Takes a copy. */
        public ConsensusConflict {
            proposals = List.copyOf(proposals);
        }
    }

    /**
     * Memory was taken.
     *
     * @param bytes how much; unsigned.
     * @param purpose what for.
     */
    record MemoryAllocation(long bytes, String purpose) implements EventData {
        /** Checks that nothing is missing. */
        public MemoryAllocation {
            requireNonNull(purpose, "purpose");
        }
    }

    /**
     * Memory runs short.
     *
     * @param usedMb mebibytes in use; unsigned.
     * @param availableMb mebibytes left; unsigned.
     */
    record MemoryPressure(long usedMb, long availableMb) implements EventData {}

    /**
     * How far a piece of work has come.
     *
     * @param phase what it is at.
     * @param elapsedMs milliseconds since its start.
     * @param progressPct percent of it that are done.
     */
    record PerformanceCheckpoint(String phase, double elapsedMs, double progressPct) implements EventData {
        /** Checks the ranges. */
        public PerformanceCheckpoint {
            requireNonNull(phase, "phase");
            Ranges.finite("elapsedMs", elapsedMs);
            Ranges.finite("progressPct", progressPct);
        }
    }

    /**
     * A kind that this version does not know.
     *
     * @param type its name.
     * @param json the whole object as it was read, {@code type} included.
     */
    record Unknown(String type, RawJson json) implements EventData {
        /** Checks that nothing is missing. */
        public Unknown {
            requireNonNull(type, "type");
            requireNonNull(json, "json");
        }
    }
}
