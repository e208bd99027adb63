package io.tailrace.cli.bench.delivery;

/**
 * One thing that the contract demands.
 *
 * @param name in words.
 * @param value that was measured, in words.
 * @param bound in words.
 * @param kind what it is about.
 * @param isKept whether the value is inside the bound.
 * @param gates whether the verdict depends on it.
 */
record Assertion(String name, String value, String bound, Kind kind, boolean isKept, boolean gates) {
    /** What an assertion is about. */
    enum Kind {
        /** Numbers of things, which no slow machine changes. */
        COUNT,
        /** Times, ratios of times, and rings that ran full: what a busy machine can break. */
        TIME
    }

    boolean isBroken() {
        return gates && !isKept;
    }

    String line() {
        return (isKept ? "kept    " : gates ? "BROKEN  " : "told    ") + name + ": " + value + " (" + bound + ")";
    }
}
