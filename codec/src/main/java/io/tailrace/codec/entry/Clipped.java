package io.tailrace.codec.entry;

/** Text for messages: what others wrote is shown, but not all of it. */
final class Clipped {
    private Clipped() {}

    static String of(final String text, final int longest) {
        if (text.length() <= longest) {
            return text;
        }
        final int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "...";
    }
}
