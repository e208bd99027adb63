package io.tailrace.cli.contracts.text;

/** Finds bytes that are no UTF-8: overlong forms, surrogates, what is above U+10FFFF, and what ends in the middle of a character. */
public final class Utf8 {
    /** All of it is UTF-8. */
    public static final int GOOD = -1;

    private static final int CONTINUATION_MASK = 0xC0;
    private static final int CONTINUATION = 0x80;

    private Utf8() {}

    /**
     * Looks for bytes that are none.
     *
     * @param bytes begin with the text.
     * @param length of the text.
     * @return index of the first byte of the first character that is none, or {@link #GOOD}.
     */
    public static int firstBad(final byte[] bytes, final int length) {
        int index = 0;
        while (index < length) {
            final int characterLength = characterLength(bytes, index, length);
            if (characterLength == 0) {
                return index;
            }
            index += characterLength;
        }
        return GOOD;
    }

    /** Bytes of the character that begins at the index; 0 if there is none. */
    private static int characterLength(final byte[] bytes, final int index, final int length) {
        final int first = bytes[index] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        final int wanted = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (wanted == 0 || index + wanted > length) {
            return 0;
        }
        for (int i = 1; i < wanted; i++) {
            if ((bytes[index + i] & CONTINUATION_MASK) != CONTINUATION) {
                return 0;
            }
        }
        return isInRange(first, bytes[index + 1] & 0xFF) ? wanted : 0;
    }

    /** The second byte tells overlong forms, surrogates and what is too high. */
    private static boolean isInRange(final int first, final int second) {
        return switch (first) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }
}
