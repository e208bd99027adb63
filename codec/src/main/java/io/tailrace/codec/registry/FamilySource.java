package io.tailrace.codec.registry;

/** Who counts a family. */
public enum FamilySource {
    /** The engine, in the log. */
    ENGINE,
    /** The exposer, in its own process. */
    EXPOSER,
    /** The engine some label sets, the exposer the others. */
    BOTH,
    /** The user, through the engine; the exposer shows zeros until then. */
    HOST;

    /**
     * Whether the engine counts in it.
     *
     * @return true for {@link #ENGINE} and {@link #BOTH}.
     */
    public boolean isEngine() {
        return this == ENGINE || this == BOTH;
    }

    /**
     * Whether the exposer counts in it.
     *
     * @return true for {@link #EXPOSER} and {@link #BOTH}.
     */
    public boolean isExposer() {
        return this == EXPOSER || this == BOTH;
    }
}
