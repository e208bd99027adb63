package io.tailrace.config.value;

/** Characters: some, but not too many. */
public final class Texts implements ValueType<String> {
    private final int most;

    private Texts(final int most) {
        this.most = most;
    }

    /**
     * Texts of at least one character that is not blank.
     *
     * @param most characters.
     * @return the type.
     */
    public static Texts upTo(final int most) {
        return new Texts(most);
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String range() {
        return "1 to " + most + " characters";
    }

    @Override
    public String read(final Given given) throws BadValueException {
        if (given.kind() != Given.Kind.TEXT) {
            throw new BadValueException("is no text", "put it in quotes");
        }
        if (given.text().isBlank() || given.text().length() > most) {
            throw new BadValueException(
                    given.text().isBlank() ? "is empty" : "is too long", "give " + range() + ", or leave the key out");
        }
        return given.text();
    }

    @Override
    public String toml(final String value) {
        return TomlText.quoted(value);
    }
}
