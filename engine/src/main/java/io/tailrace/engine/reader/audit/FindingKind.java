package io.tailrace.engine.reader.audit;

/** What an audit can find. */
public enum FindingKind {
    /** Frames of an epoch are missing. */
    FRAME_GAP(true),
    /** A frame came twice. */
    FRAME_DUPLICATE(true),
    /** Frames were lost that left no gap behind them: at the log's end, or in files that cannot be read. */
    FRAMES_LOST(true),
    /** The bytes of a frame are not those that were written. */
    BAD_CHECKSUM(true),
    /** A frame that cannot be read, or whose content contradicts itself. */
    BAD_FRAME(true),
    /** Snapshots of an epoch are missing. */
    SNAPSHOT_GAP(true),
    /** A snapshot came twice. */
    SNAPSHOT_DUPLICATE(true),
    /** Samples of a channel are in no snapshot. */
    CHANNEL_GAP(true),
    /** Samples of a channel are in two snapshots. */
    CHANNEL_DUPLICATE(true),
    /** Retained samples that are in no block, and that no block says were given up. */
    SAMPLE_GAP(true),
    /** Retained samples that are in two blocks, or that no snapshot counts. */
    SAMPLE_DUPLICATE(true),
    /** Telemetry entries are missing. */
    ENTRY_GAP(true),
    /** A telemetry entry came twice. */
    ENTRY_DUPLICATE(true),
    /** Totals do not agree with what was added up: of samples, refusals, counters or histograms. */
    SUM_DIFFERS(true),
    /** An epoch of which neither the first frame nor a checkpoint is there, so that nothing can be said of it. */
    UNPROVEN(true),
    /** Frames that the journal did not take, and says so: resolution is lost, and no count. */
    JOURNAL_GAP(false),
    /** A snapshot or checkpoint that was begun and has no commit: it counts for nothing, and nothing is wrong with that. */
    UNFINISHED(false);

    private final boolean fault;

    FindingKind(final boolean fault) {
        this.fault = fault;
    }

    /**
     * Whether a log with such a finding is not whole.
     *
     * @return false for what is only worth knowing.
     */
    public boolean isFault() {
        return fault;
    }
}
