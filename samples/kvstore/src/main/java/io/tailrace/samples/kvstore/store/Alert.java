package io.tailrace.samples.kvstore.store;

import java.util.Locale;

/**
 * A guardrail that is passed.
 *
 * @param guardrail which one.
 * @param value what was measured.
 * @param atNs when, on the injected clock.
 */
public record Alert(Guardrail guardrail, double value, long atNs) {
    /**
     * One sentence for a person.
     *
     * @return such as {@code Load factor guardrail exceeded: 0.950 ≥ 0.900}.
     */
    public String message() {
        return String.format(
                Locale.ROOT,
                "%s guardrail exceeded: %.3f ≥ %.3f",
                guardrail.measure().title(),
                value,
                guardrail.threshold());
    }
}
