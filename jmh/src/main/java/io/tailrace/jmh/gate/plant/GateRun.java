package io.tailrace.jmh.gate.plant;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a gate said. Immutable.
 *
 * @param isPassed its verdict.
 * @param failures kinds of failure.
 * @param culprits benchmarks that allocate and pairs that are worse.
 */
record GateRun(boolean isPassed, List<String> failures, List<String> culprits) {
    GateRun {
        failures = List.copyOf(failures);
        culprits = List.copyOf(culprits);
    }

    @Override
    public String toString() {
        return isPassed
                ? "passed"
                : Stream.concat(failures.stream(), culprits.stream()).collect(Collectors.joining(", ", "failed: ", ""));
    }
}
