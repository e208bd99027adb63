package io.tailrace.engine.health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/**
 * What the host says of its own dependencies, and of transports that it runs: each by a name, ready or not. While one is not, the engine's
 * status frames say {@code host_dependency}, so that a reader in another process knows. Any thread.
 */
public final class HostDependencies {
    /** How many names there may be. */
    public static final int MAX_DEPENDENCIES = 64;

    /** Nothing in it needs escaping, in JSON or anywhere else. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    private final Map<String, Boolean> dependencies = new ConcurrentSkipListMap<>();
    private volatile boolean isAnyMissing;

    /** Nothing is depended on yet. */
    public HostDependencies() {}

    /**
     * Says whether a dependency is ready.
     *
     * @param name for example {@code config_loaded}: letters, digits and {@code _ . : -}, at most 64.
     * @param ready whether it is.
     * @return this.
     * @throws IllegalArgumentException for another name, or one name more than 64.
     */
    public synchronized HostDependencies set(final String name, final boolean ready) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "dependency \"" + name + "\" must be named by " + NAME + " to stand in /readyz");
        }
        if (!dependencies.containsKey(name) && dependencies.size() >= MAX_DEPENDENCIES) {
            throw new IllegalArgumentException("dependency \"" + name + "\" is one more than " + MAX_DEPENDENCIES);
        }
        dependencies.put(name, ready);
        isAnyMissing = dependencies.containsValue(false);
        return this;
    }

    /**
     * Forgets a dependency.
     *
     * @param name of the dependency; nothing happens if there is none.
     */
    public synchronized void remove(final String name) {
        dependencies.remove(name);
        isAnyMissing = dependencies.containsValue(false);
    }

    /**
     * Names of those that are not ready.
     *
     * @return sorted; a copy.
     */
    public List<String> missing() {
        final List<String> missing = new ArrayList<>();
        dependencies.forEach((name, ready) -> {
            if (!ready) {
                missing.add(name);
            }
        });
        return missing;
    }

    /**
     * Whether any is not ready: one volatile read.
     *
     * @return true if {@link #missing} names one.
     */
    public boolean isAnyMissing() {
        return isAnyMissing;
    }
}
