package io.tailrace.jmh.gate;

/**
 * Whether a benchmark allocates. Immutable.
 *
 * @param bench what was measured.
 * @param bytesPerCall allocated.
 */
record AllocationVerdict(Bench bench, double bytesPerCall) {
    /** Less than one object in a thousand calls: what JMH and the JVM allocate by themselves meanwhile is no call's fault. */
    static final double BOUND_BYTES = 0.01;

    boolean isGood() {
        return bytesPerCall < BOUND_BYTES;
    }
}
