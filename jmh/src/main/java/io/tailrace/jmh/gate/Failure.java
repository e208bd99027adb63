package io.tailrace.jmh.gate;

/** Of which kind a failure of the gate is. */
enum Failure {
    /** There is no baseline that fits. */
    BASELINE("baseline"),
    /** A call allocates. */
    ALLOCATION("allocation"),
    /** A ratio is worse. */
    TIME("time");

    private final String word;

    Failure(final String word) {
        this.word = word;
    }

    /** As it stands in JSON and in plants. */
    String word() {
        return word;
    }
}
