package io.tailrace.engine.entry;

import java.util.List;
import java.util.stream.Collectors;

/** An adapter does not keep the telemetry contract. The message names it and all that it breaks. */
public final class ContractViolationException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    ContractViolationException(final String adapter, final List<Violation> violations) {
        super(adapter + " breaks the telemetry contract: "
                + violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    /**
     * What the adapter breaks.
     *
     * @return at least one; empty in a copy that came over a wire.
     */
    public List<Violation> violations() {
        return violations == null ? List.of() : violations;
    }
}
