package io.tailrace.config.value;

import java.util.Optional;

/** Characters: some, but not too many; an empty text is none. */
public final class MaybeTexts implements ValueType<Optional<String>> {
    private final int most;

    private MaybeTexts(final int most) {
        this.most = most;
    }

    /**
     * Texts without blanks around them, or none.
     *
     * @param most characters.
     * @return the type.
     */
    public static MaybeTexts upTo(final int most) {
        return new MaybeTexts(most);
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String range() {
        return "up to " + most + " characters";
    }

    @Override
    public Optional<String> read(final Given given) throws BadValueException {
        if (given.kind() != Given.Kind.TEXT) {
            throw new BadValueException("is no text", "put it in quotes");
        }
        if (given.text().length() > most) {
            throw new BadValueException("is too long", "give " + range() + ", or leave the key out");
        }
        return given.text().isBlank()
                ? Optional.empty()
                : Optional.of(given.text().strip());
    }

    @Override
    public String toml(final Optional<String> value) {
        return TomlText.quoted(value.orElse(""));
    }
}
