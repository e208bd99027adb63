package io.tailrace.config.value;

import io.tailrace.codec.text.NearNames;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One of some words: the constants of an enum in small letters.
 *
 * @param <E> the enum.
 */
public final class Choices<E extends Enum<E>> extends ScalarType<E> {
    private final List<E> constants;

    private Choices(final List<E> constants) {
        this.constants = constants;
    }

    /**
     * All of an enum.
     *
     * @param type of it.
     * @param <E> of it.
     * @return the type.
     */
    public static <E extends Enum<E>> Choices<E> of(final Class<E> type) {
        return new Choices<>(Arrays.asList(type.getEnumConstants()));
    }

    @Override
    public String name() {
        return "choice";
    }

    @Override
    public String range() {
        return String.join(", ", words());
    }

    @Override
    E parse(final String text) throws BadValueException {
        for (final E constant : constants) {
            if (word(constant).equals(text)) {
                return constant;
            }
        }
        throw new BadValueException("is none of " + range(), NearNames.question(text, words()) + "give one of them");
    }

    @Override
    String example() {
        return "one of " + range();
    }

    @Override
    public String toml(final E value) {
        return TomlText.quoted(word(value));
    }

    private List<String> words() {
        return constants.stream().map(Choices::word).toList();
    }

    private static String word(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
