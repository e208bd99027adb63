package io.tailrace.exposer;

import io.tailrace.engine.health.HostDependencies;
import java.util.List;
import java.util.Objects;

/**
 * What the host says of its own dependencies: each that is not ready stands in {@code missing} of {@code /readyz}. Given an engine's
 * dependencies, by {@link ExposerContext#dependencies}, it is those. Any thread.
 */
public final class HealthState {
    static final int MAX_DEPENDENCIES = HostDependencies.MAX_DEPENDENCIES;

    private final HostDependencies dependencies;

    /** Nothing is depended on yet. */
    public HealthState() {
        this(new HostDependencies());
    }

    HealthState(final HostDependencies dependencies) {
        this.dependencies = Objects.requireNonNull(dependencies, "dependencies");
    }

    /**
     * Says whether a dependency is ready. The next request for {@code /readyz} shows it, without delay in either direction: only the host
     * knows what it needs.
     *
     * @param name for example {@code config_loaded}: letters, digits and {@code _ . : -}, at most 64.
     * @param ready whether it is.
     * @return this.
     * @throws IllegalArgumentException for another name, or one name more than 64.
     */
    public HealthState set(final String name, final boolean ready) {
        dependencies.set(name, ready);
        return this;
    }

    /**
     * Forgets a dependency.
     *
     * @param name of the dependency; nothing happens if there is none.
     */
    public void remove(final String name) {
        dependencies.remove(name);
    }

    /**
     * Names of those that are not ready.
     *
     * @return sorted; a copy.
     */
    public List<String> missing() {
        return dependencies.missing();
    }
}
