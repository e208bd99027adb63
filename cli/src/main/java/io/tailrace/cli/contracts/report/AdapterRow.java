package io.tailrace.cli.contracts.report;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.entry.Violation;
import java.util.List;
import java.util.Optional;

/**
 * What came of an adapter.
 *
 * @param candidate who.
 * @param component what it says it is; empty if it says nothing.
 * @param violations what it breaks.
 * @param samples entries that it made and that break nothing.
 */
record AdapterRow(
        Candidate candidate,
        Optional<ComponentId> component,
        List<Violation> violations,
        List<TelemetryEntry> samples) {
    static AdapterRow broken(final Candidate candidate, final Violation violation) {
        return new AdapterRow(candidate, Optional.empty(), List.of(violation), List.of());
    }

    /** Whether it keeps the contract; in strict reports without a warning. */
    boolean isValid(final boolean isStrict) {
        return violations.stream().noneMatch(violation -> isStrict || violation.isError());
    }
}
