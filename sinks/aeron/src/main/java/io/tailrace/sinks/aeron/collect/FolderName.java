package io.tailrace.sinks.aeron.collect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of folders for what peers call themselves: letters, digits, '-', '_' and '.', but no '.' first, stand for themselves, all else as percent and
 * two digits a byte. So no name leads out of its folder, and no two are the same. Long ones end in their digest.
 */
final class FolderName {
    static final int LONGEST = 120;
    private static final int DIGEST_BYTES = 16;

    private FolderName() {}

    static String of(final String name) {
        final StringBuilder folder = new StringBuilder();
        for (final byte one : name.getBytes(StandardCharsets.UTF_8)) {
            final char c = (char) (one & 0xFF);
            if (isPlain(c) && !(c == '.' && folder.isEmpty())) {
                folder.append(c);
            } else {
                folder.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
            }
        }
        return folder.length() <= LONGEST
                ? folder.toString()
                : folder.substring(0, LONGEST - 2 * DIGEST_BYTES - 1) + "%" + digest(name);
    }

    private static boolean isPlain(final char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.';
    }

    private static String digest(final String name) {
        try {
            final byte[] all = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, DIGEST_BYTES);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
