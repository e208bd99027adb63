package io.tailrace.codec.envelope;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over texts, each behind its length, so that no two lists of texts give the same bytes. */
final class FactDigest {
    private FactDigest() {}

    /** 32 bytes. */
    static byte[] of(final String... parts) {
        final MessageDigest sha256 = sha256();
        for (final String part : parts) {
            final byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
            sha256.update(new byte[] {
                (byte) (utf8.length >>> 24), (byte) (utf8.length >>> 16), (byte) (utf8.length >>> 8), (byte) utf8.length
            });
            sha256.update(utf8);
        }
        return sha256.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
