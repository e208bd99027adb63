package io.tailrace.cli.contracts.check.model;

import java.util.Locale;

/** What a change asks of the version, rising. */
public enum ChangeClass {
    /** Nothing changed. */
    NONE,
    /** Words: nobody's data or code notices. */
    PATCH,
    /** Something was added that readers may leave alone. */
    MINOR,
    /** What was written before is not valid any more, or a reader misses what it was promised. */
    MAJOR;

    /**
     * The greater one.
     *
     * @param other class.
     * @return this or the other.
     */
    public ChangeClass max(final ChangeClass other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * As it is printed.
     *
     * @return for example {@code minor}.
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
