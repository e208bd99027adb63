package io.tailrace.engine.entry;

import static java.util.Objects.requireNonNull;

/**
 * What an adapter or an entry breaks.
 *
 * @param rule which rule.
 * @param message what is wrong, one line for a person.
 */
public record Violation(ContractRule rule, String message) {
    /** Checks that nothing is missing. */
    public Violation {
        requireNonNull(rule, "rule");
        requireNonNull(message, "message");
    }

    /**
     * Whether it breaks the contract.
     *
     * @return false for a warning, which is one in strict reports only.
     */
    public boolean isError() {
        return rule.isError();
    }

    @Override
    public String toString() {
        return rule.id() + ": " + message;
    }
}
