package io.tailrace.cli.contracts.report;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.entry.ContractRule;
import io.tailrace.engine.entry.TelemetryEnforcer;
import io.tailrace.engine.entry.TelemetryProvider;
import io.tailrace.engine.entry.Violation;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes adapters and holds them against the contract, each on a thread of its own that has so long to come back. */
final class AdapterTrial {
    private static final int LONGEST_MESSAGE = 500;

    private final TelemetryEnforcer enforcer = new TelemetryEnforcer();
    private final ClassLoader loader;
    private final long timeoutNs;

    AdapterTrial(final ClassLoader loader, final long timeoutNs) {
        this.loader = loader;
        this.timeoutNs = timeoutNs;
    }

    AdapterRow of(final Candidate candidate) {
        final FutureTask<AdapterRow> task = new FutureTask<>(() -> attempt(candidate));
        final Thread thread = new Thread(task, "contracts-report " + candidate.className());
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
        try {
            return task.get(timeoutNs, TimeUnit.NANOSECONDS);
        } catch (final TimeoutException hangs) {
            task.cancel(true);
            return broken(
                    candidate,
                    ContractRule.HANGS,
                    "did not come back within " + TimeUnit.NANOSECONDS.toMillis(timeoutNs) + " ms; it was at "
                            + place(thread));
        } catch (final ExecutionException fault) {
            return broken(candidate, ContractRule.THROWS, "threw " + fault.getCause());
        } catch (final InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return broken(candidate, ContractRule.HANGS, "was not waited for: the command was stopped");
        }
    }

    private AdapterRow attempt(final Candidate candidate) {
        final Object made;
        try {
            made = Class.forName(candidate.className(), true, loader)
                    .getConstructor()
                    .newInstance();
        } catch (final ClassNotFoundException missing) {
            return broken(candidate, ContractRule.NOT_USABLE, "there is no such class");
        } catch (final NoSuchMethodException missing) {
            return broken(candidate, ContractRule.NOT_USABLE, "the class has no public constructor without parameters");
        } catch (final InvocationTargetException thrown) {
            return broken(candidate, ContractRule.NOT_USABLE, "its constructor threw " + thrown.getCause());
        } catch (final ReflectiveOperationException | LinkageError fault) {
            return broken(candidate, ContractRule.NOT_USABLE, "cannot be made: " + fault);
        }
        return made instanceof TelemetryProvider provider
                ? judged(candidate, provider)
                : broken(candidate, ContractRule.NOT_USABLE, "the class is no TelemetryProvider");
    }

    private AdapterRow judged(final Candidate candidate, final TelemetryProvider provider) {
        final List<Violation> violations = enforcer.validate(provider);
        // Who breaks nothing can be asked once more.
        return violations.stream().anyMatch(Violation::isError)
                ? new AdapterRow(candidate, component(violations, provider), violations, List.of())
                : sampled(candidate, provider, violations);
    }

    private AdapterRow sampled(
            final Candidate candidate, final TelemetryProvider provider, final List<Violation> violations) {
        final TelemetryEntry sample =
                provider.logEvent(EventLevel.Known.INFO, new EventData.AdapterStopped("its contract report is made"));
        return new AdapterRow(
                candidate,
                Optional.of(provider.componentId()),
                violations,
                enforcer.check(sample).isEmpty() ? List.of(sample) : List.of());
    }

    private static Optional<ComponentId> component(final List<Violation> violations, final TelemetryProvider provider) {
        final boolean cannotSay = violations.stream()
                .anyMatch(violation ->
                        violation.rule() == ContractRule.THROWS || violation.rule() == ContractRule.RETURNS_NULL);
        return cannotSay ? Optional.empty() : Optional.ofNullable(provider.componentId());
    }

    private static AdapterRow broken(final Candidate candidate, final ContractRule rule, final String message) {
        final String line = message.replaceAll("\\s+", " ");
        return AdapterRow.broken(
                candidate,
                new Violation(
                        rule, line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "..."));
    }

    private static String place(final Thread thread) {
        final StackTraceElement[] frames = thread.getStackTrace();
        return frames.length == 0 ? "its end" : frames[0].toString();
    }
}
