package io.tailrace.engine.health;

/** Why a journal was left behind. */
public enum OutageReason {
    /** It stood still: a frame that was handed to it took too long. */
    SLOW("slow", 0),
    /** It refused frames. */
    FAILED("failed", 1),
    /** Its disk was full. */
    NO_SPACE("no_space", 2);

    private final String label;
    private final short code;

    OutageReason(final String label, final int code) {
        this.label = label;
        this.code = (short) code;
    }

    /**
     * As it stands in labels and lines.
     *
     * @return lower case.
     */
    public String label() {
        return label;
    }

    /**
     * As frames say it: the value of the schema's {@code OutageReason}.
     *
     * @return from 0.
     */
    public short code() {
        return code;
    }

    /**
     * What a frame says.
     *
     * @param code of a frame; not trusted.
     * @return the reason; {@link #FAILED} for one that a later version added.
     */
    public static OutageReason ofCode(final int code) {
        for (final OutageReason reason : values()) {
            if (reason.code == code) {
                return reason;
            }
        }
        return FAILED;
    }
}
