package io.tailrace.jmh.gate;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the gate found. Immutable.
 *
 * @param form how much was measured.
 * @param baseline file that it was held against.
 * @param machine where it was measured.
 * @param sameMachine whether the baseline is of a machine like this one; if not, a ratio that is worse is told and fails nothing.
 * @param refusal why nothing was measured; empty if it was.
 * @param warnings no reasons to fail.
 * @param allocations of every hot-path benchmark.
 * @param times of every pair that was timed.
 */
record GateReport(
        GateForm form,
        Path baseline,
        Machine machine,
        boolean sameMachine,
        Optional<String> refusal,
        List<String> warnings,
        List<AllocationVerdict> allocations,
        List<TimeVerdict> times) {
    GateReport {
        warnings = List.copyOf(warnings);
        allocations = List.copyOf(allocations);
        times = List.copyOf(times);
    }

    /** Empty if the gate is passed. */
    Set<Failure> failures() {
        final Set<Failure> failures = EnumSet.noneOf(Failure.class);
        if (refusal.isPresent()) {
            failures.add(Failure.BASELINE);
        }
        if (!allocations.stream().allMatch(AllocationVerdict::isGood)) {
            failures.add(Failure.ALLOCATION);
        }
        if (sameMachine && !times.stream().allMatch(TimeVerdict::isGood)) {
            failures.add(Failure.TIME);
        }
        return failures;
    }

    boolean isPassed() {
        return failures().isEmpty();
    }
}
