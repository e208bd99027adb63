package io.tailrace.springboot;

import io.tailrace.engine.health.HostDependencies;
import io.tailrace.engine.health.ReadinessCause;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.exposer.Exposer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What Tailrace itself lacks. What the application's health contributors lack is left out: they say it themselves, and Tailrace's contributor would go
 * round in a circle. Any thread.
 */
final class OwnReadiness {
    private final Supplier<Optional<Exposer>> exposer;
    private final HostDependencies dependencies;
    private final EngineSigns signs;

    OwnReadiness(
            final Supplier<Optional<Exposer>> exposer, final HostDependencies dependencies, final EngineSigns signs) {
        this.exposer = exposer;
        this.dependencies = dependencies;
        this.signs = signs;
    }

    /** Names as in {@code /readyz}; empty if it lacks nothing. */
    List<String> missing() {
        final List<String> missing =
                exposer.get().map(running -> running.readiness().missing()).orElseGet(this::missingWithoutExposer);
        return missing.stream()
                .filter(name -> !name.startsWith(HealthNames.PREFIX) && !name.equals(TailraceReadiness.APPLICATION))
                .toList();
    }

    private List<String> missingWithoutExposer() {
        final List<String> missing = new ArrayList<>();
        final StatusInfo status = signs.newest();
        if (status != null) {
            status.causes().stream()
                    .filter(cause -> cause != ReadinessCause.HOST_DEPENDENCY)
                    .sorted()
                    .forEach(cause -> missing.add(cause.key()));
        }
        missing.addAll(dependencies.missing());
        return missing;
    }
}
