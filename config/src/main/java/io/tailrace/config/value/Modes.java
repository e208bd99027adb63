package io.tailrace.config.value;

import java.util.Locale;
import java.util.regex.Pattern;

/** Modes of files: who may read, write and enter, as three octal digits behind a 0. */
public final class Modes extends ScalarType<Integer> {
    private static final Pattern FORM = Pattern.compile("0[0-7]{3}");

    @Override
    public String name() {
        return "file mode";
    }

    @Override
    public String range() {
        return "0000 to 0777";
    }

    @Override
    Integer parse(final String text) throws BadValueException {
        if (!FORM.matcher(text).matches()) {
            throw isNone();
        }
        return Integer.parseInt(text, 8);
    }

    @Override
    String example() {
        return "three octal digits behind a 0, in quotes, for example \"0600\"";
    }

    @Override
    public String toml(final Integer value) {
        return TomlText.quoted(octal(value));
    }

    /**
     * A mode as it is written.
     *
     * @param mode with nine bits.
     * @return for example {@code 0600}.
     */
    public static String octal(final int mode) {
        return String.format(Locale.ROOT, "0%03o", mode);
    }
}
