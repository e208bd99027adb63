package io.tailrace.engine.entry;

/**
 * The rules of the telemetry contract. Errors are what the contract says; warnings are what it leaves open and what can hardly be meant.
 */
public enum ContractRule {
    /** The class cannot be loaded or made. */
    NOT_USABLE("not-usable", true),
    /** A method does not come back. */
    HANGS("hangs", true),
    /** A method throws. */
    THROWS("throws", true),
    /** {@code validateContract} throws. */
    OWN_CHECK("own-check", true),
    /** A method returns null. */
    RETURNS_NULL("returns-null", true),
    /** An entry does not say what was logged. */
    NOT_AS_LOGGED("not-as-logged", true),
    /** Two entries have the same id. */
    ID_REPEATED("id-repeated", true),
    /** An id is nil. */
    ID_NIL("id-nil", true),
    /** A timestamp is 0. */
    TIMESTAMP_ZERO("timestamp-zero", true),
    /** The component is none of the contract's. */
    COMPONENT_UNKNOWN("component-unknown", true),
    /** The level is none of the contract's. */
    LEVEL_UNKNOWN("level-unknown", true),
    /** The kind of event is none of the contract's. */
    EVENT_UNKNOWN("event-unknown", true),
    /** A GPU kernel has no name. */
    KERNEL_NAME_EMPTY("kernel-name-empty", true),
    /** A completed event has no colors. */
    COLORS_USED_ZERO("colors-used-zero", true),
    /** A confidence is not in 0 to 1. */
    CONFIDENCE_RANGE("confidence-range", true),
    /** An entry does not read back from JSON as it was. */
    ROUND_TRIP("round-trip", true),
    /** A timestamp is before 2000 or after 2200: perhaps in another unit. */
    TIMESTAMP_UNLIKELY("timestamp-unlikely", false),
    /** A duration is negative. */
    DURATION_NEGATIVE("duration-negative", false),
    /** A progress is not in 0 to 100 percent. */
    PROGRESS_RANGE("progress-range", false),
    /** An agreement score is not in 0 to 1. */
    AGREEMENT_RANGE("agreement-range", false),
    /** A metric is negative. */
    METRIC_NEGATIVE("metric-negative", false);

    private final String id;
    private final boolean isError;

    ContractRule(final String id, final boolean isError) {
        this.id = id;
        this.isError = isError;
    }

    /**
     * As it stands in reports.
     *
     * @return lower case with hyphens.
     */
    public String id() {
        return id;
    }

    /**
     * Whether breaking it breaks the contract.
     *
     * @return false for a warning.
     */
    public boolean isError() {
        return isError;
    }
}
