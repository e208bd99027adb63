package io.tailrace.engine.entry;

import static java.util.Objects.requireNonNull;

import io.tailrace.codec.entry.TelemetryEntry;
import java.util.List;

/** Holds adapters and entries against the telemetry contract. No state: any thread. */
public final class TelemetryEnforcer {
    /**
     * Checks an adapter: calls its methods, lets it log two test events ({@code AdapterStarted} with the config {@code {"test":true}}) and
     * checks these. What the adapter throws becomes a violation, as long as the JVM survives it; what never returns keeps the caller.
     *
     * @param provider the adapter.
     * @return what it breaks; empty if it keeps the contract and there is nothing to warn of.
     */
    public List<Violation> validate(final TelemetryProvider provider) {
        return ProviderRules.check(requireNonNull(provider, "provider"));
    }

    /**
     * Checks an entry of any origin.
     *
     * @param entry to check.
     * @return what it breaks; empty if it keeps the contract and there is nothing to warn of.
     */
    public List<Violation> check(final TelemetryEntry entry) {
        return EntryRules.check(requireNonNull(entry, "entry"));
    }
}
