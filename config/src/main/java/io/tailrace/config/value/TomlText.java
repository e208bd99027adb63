package io.tailrace.config.value;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text as TOML 1.0 has it. */
public final class TomlText {
    private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]+");

    private TomlText() {}

    /**
     * A basic string; also one of JSON.
     *
     * @param text any.
     * @return in quotes, one line, all that is not to be seen escaped.
     */
    public static String quoted(final String text) {
        final StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> append(quoted, c);
            }
        }
        return quoted.append('"').toString();
    }

    /**
     * A key.
     *
     * @param name any.
     * @return bare if it can be, else quoted.
     */
    public static String key(final String name) {
        return BARE_KEY.matcher(name).matches() ? name : quoted(name);
    }

    private static void append(final StringBuilder quoted, final char c) {
        final boolean isSeen = c >= ' ' && c != 0x7f && !(c >= 0x80 && c < 0xa0) && c != 0x2028 && c != 0x2029;
        if (isSeen) {
            quoted.append(c);
        } else {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
    }
}
