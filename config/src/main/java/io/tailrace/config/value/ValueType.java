package io.tailrace.config.value;

/**
 * What a key's values are.
 *
 * @param <T> in Java; immutable, with {@code equals}.
 */
public interface ValueType<T> {
    /**
     * What it is called.
     *
     * @return one or two words.
     */
    String name();

    /**
     * Which values there may be.
     *
     * @return words; empty if the name says it all.
     */
    String range();

    /**
     * Reads a value.
     *
     * @param given by a source.
     * @return the value.
     * @throws BadValueException if it is none, or out of range.
     */
    T read(Given given) throws BadValueException;

    /**
     * The value in a file.
     *
     * @param value of this type.
     * @return TOML that {@link #read} makes the same value of.
     */
    String toml(T value);

    /**
     * Whether values of a weaker source and of a stronger one are put together, name by name, and do not replace each other.
     *
     * @return true for tables.
     */
    default boolean isTable() {
        return false;
    }

    /**
     * Puts two together.
     *
     * @param weaker from a source that counts less.
     * @param stronger from one that counts more.
     * @return what holds.
     */
    default T merge(final T weaker, final T stronger) {
        return stronger;
    }
}
