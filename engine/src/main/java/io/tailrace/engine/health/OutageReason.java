package io.tailrace.engine.health;

/** Why a journal was left behind. */
public enum OutageReason {
    /** It stood still: a frame that was handed to it took too long. */
    SLOW("slow"),
    /** It refused frames. */
    FAILED("failed"),
    /** Its disk was full. */
    NO_SPACE("no_space");

    private final String label;

    OutageReason(final String label) {
        this.label = label;
    }

    /**
     * As it stands in labels and lines.
     *
     * @return lower case.
     */
    public String label() {
        return label;
    }
}
