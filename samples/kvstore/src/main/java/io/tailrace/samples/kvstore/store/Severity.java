package io.tailrace.samples.kvstore.store;

import java.util.Locale;

/** How bad it is that a guardrail was passed. */
public enum Severity {
    /** The store takes care of it in the normal course. */
    INFO,
    /** Operations get slower. */
    WARNING,
    /** Operations are slow, and the usual remedy does not keep up. */
    CRITICAL;

    /**
     * The name in ticks.
     *
     * @return lower case.
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
