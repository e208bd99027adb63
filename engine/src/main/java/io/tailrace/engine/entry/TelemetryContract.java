package io.tailrace.engine.entry;

import java.util.List;

/**
 * A check of adapters where they are put to use. In strict mode only: with the JVM's option {@code -Dtailrace.telemetry.strict=true}, or
 * with assertions on for this class. It is read once, into a constant; without it a call costs nothing, because the compiler finds it empty.
 */
public final class TelemetryContract {
    /** The system property that turns strict mode on. */
    public static final String STRICT_PROPERTY = "tailrace.telemetry.strict";

    private static final boolean STRICT =
            Boolean.getBoolean(STRICT_PROPERTY) || TelemetryContract.class.desiredAssertionStatus();

    private TelemetryContract() {}

    /**
     * Whether {@link #assertValid} checks anything.
     *
     * @return the same as long as the JVM runs.
     */
    public static boolean isStrict() {
        return STRICT;
    }

    /**
     * Checks an adapter in strict mode, on the caller's thread; warnings pass.
     *
     * @param provider the adapter.
     * @throws ContractViolationException if it breaks the contract and strict mode is on.
     */
    public static void assertValid(final TelemetryProvider provider) {
        if (STRICT) {
            enforce(provider);
        }
    }

    private static void enforce(final TelemetryProvider provider) {
        final List<Violation> errors = new TelemetryEnforcer()
                .validate(provider).stream().filter(Violation::isError).toList();
        if (!errors.isEmpty()) {
            throw new ContractViolationException(provider.getClass().getName(), errors);
        }
    }
}
