package io.tailrace.codec.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A value and where it stands. Each method reads it as one type and throws {@link BadEntryException} if it is another.
 *
 * @param path JSON pointer.
 * @param value what stands there.
 */
record Field(String path, Value value) {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    private static final int MOST_DIGITS = 20;

    String string() {
        expect(value.isString(), "a string");
        return value.text();
    }

    boolean bool() {
        expect(value.isBoolean(), "true or false");
        return value.text().equals("true");
    }

    UUID uuid() {
        expect(value.isString() && UUID_FORM.matcher(value.text()).matches(), "a UUID with hyphens");
        return UUID.fromString(value.text());
    }

    long timestampUs() {
        final long timestampUs = unsigned("whole microseconds, 0 to 9223372036854775807");
        expect(timestampUs >= 0, "whole microseconds, 0 to 9223372036854775807");
        return timestampUs;
    }

    long u32() {
        final long number = unsigned("a whole number, 0 to 4294967295");
        expect(number >= 0 && number <= Ranges.LARGEST_U32, "a whole number, 0 to 4294967295");
        return number;
    }

    long u64() {
        return unsigned("a whole number, 0 to 18446744073709551615");
    }

    double f64() {
        expect(value.isNumber(), "a number");
        final double number = Double.parseDouble(value.text());
        expect(Double.isFinite(number), "a number that a double can hold");
        return number;
    }

    float f32() {
        expect(value.isNumber(), "a number");
        final float number = Float.parseFloat(value.text());
        expect(Float.isFinite(number), "a number that a float can hold");
        return number;
    }

    RawJson json() {
        return RawJson.trusted(value.json());
    }

    Fields object() {
        expect(value.isObject(), "an object");
        try (Document document = Document.open(value.text(), path)) {
            return document.object();
        }
    }

    List<Field> array() {
        expect(value.isArray(), "an array");
        try (Document document = Document.open(value.text(), path)) {
            final List<Field> fields = new ArrayList<>();
            for (final Value element : document.elements()) {
                fields.add(new Field(path + '/' + fields.size(), element));
            }
            return fields;
        }
    }

    BadEntryException mustBe(final String what) {
        return new BadEntryException(path, "must be " + what + ", was " + value.shown());
    }

    private void expect(final boolean isSo, final String what) {
        if (!isSo) {
            throw mustBe(what);
        }
    }

    /** Digits and nothing else: a sign, a point or an exponent make another number of it, as in serde. */
    private long unsigned(final String what) {
        final String text = value.text();
        expect(value.isWholeNumber() && text.charAt(0) != '-' && text.length() <= MOST_DIGITS, what);
        try {
            return Long.parseUnsignedLong(text);
        } catch (final NumberFormatException tooLarge) {
            throw mustBe(what);
        }
    }
}
