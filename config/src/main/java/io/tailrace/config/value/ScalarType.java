package io.tailrace.config.value;

/** What is written as one text, whether in quotes or not. */
abstract class ScalarType<T> implements ValueType<T> {
    @Override
    public final T read(final Given given) throws BadValueException {
        if (!given.isScalar()) {
            throw new BadValueException("is no " + name(), "give " + example());
        }
        return parse(given.text());
    }

    abstract T parse(String text) throws BadValueException;

    /** What to give, for a message. */
    abstract String example();

    /** Why a text is none. */
    final BadValueException isNone() {
        return new BadValueException("is no " + name(), "give " + example());
    }

    /** Why a value of the right form is not taken. */
    final BadValueException isOutOfRange() {
        return new BadValueException("is out of range", "give " + range());
    }
}
