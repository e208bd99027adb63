package io.tailrace.engine.entry;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.RawJson;
import io.tailrace.codec.entry.TelemetryEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The rules that an adapter can break. Calls it as often as it must, and survives whatever it throws. An instance is for one adapter. */
final class ProviderRules {
    private static final EventLevel LEVEL = EventLevel.Known.INFO;
    private static final EventData EVENT = new EventData.AdapterStarted(RawJson.of("{\"test\":true}"));
    private static final int LONGEST_MESSAGE = 500;

    /** What two entries both break is one violation. */
    private final Set<Violation> violations = new LinkedHashSet<>();

    private final TelemetryProvider provider;

    private ProviderRules(final TelemetryProvider provider) {
        this.provider = provider;
    }

    static List<Violation> check(final TelemetryProvider provider) {
        final ProviderRules rules = new ProviderRules(provider);
        rules.checkAll();
        return List.copyOf(rules.violations);
    }

    private void checkAll() {
        final ComponentId component = call("componentId()", provider::componentId);
        call("correlationId()", provider::correlationId);
        call("captureMetrics()", provider::captureMetrics);
        if (!violations.isEmpty()) {
            return; // an entry is made of these, and would only say the same again
        }
        checkItself();
        final List<TelemetryEntry> entries = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            final TelemetryEntry entry = call("logEvent(Info, AdapterStarted)", () -> provider.logEvent(LEVEL, EVENT));
            if (entry != null) {
                checkLogged(entry, component);
                violations.addAll(EntryRules.check(entry));
                entries.add(entry);
            }
        }
        if (entries.size() == 2 && entries.get(0).id().equals(entries.get(1).id())) {
            add(
                    ContractRule.ID_REPEATED,
                    "two entries have the same id: " + entries.get(0).id());
        }
    }

    private void checkItself() {
        try {
            provider.validateContract();
        } catch (final Exception | LinkageError | AssertionError | StackOverflowError fault) {
            add(ContractRule.OWN_CHECK, "validateContract() threw " + fault);
        }
    }

    private void checkLogged(final TelemetryEntry entry, final ComponentId component) {
        if (!entry.level().equals(LEVEL) || !entry.event().equals(EVENT)) {
            add(
                    ContractRule.NOT_AS_LOGGED,
                    "logEvent(Info, AdapterStarted) made an entry of "
                            + entry.level().label() + ", " + entry.event().type() + " or with other fields");
        }
        if (!entry.component().equals(component)) {
            add(
                    ContractRule.NOT_AS_LOGGED,
                    "componentId() says " + component.label() + ", the entry "
                            + entry.component().label());
        }
    }

    private <T> T call(final String method, final Supplier<T> calling) {
        try {
            final T result = calling.get();
            if (result == null) {
                add(ContractRule.RETURNS_NULL, method + " returned null");
            }
            return result;
        } catch (final Exception | LinkageError | AssertionError | StackOverflowError fault) {
            add(ContractRule.THROWS, method + " threw " + fault);
            return null;
        }
    }

    private void add(final ContractRule rule, final String message) {
        final String line = message.replaceAll("\\s+", " ");
        violations.add(new Violation(
                rule, line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "..."));
    }
}
