package io.tailrace.exposer.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.SplittableRandom;

/** Gives each request an id that client, log lines and answer share: the client's own if it is harmless, else a new one. */
public final class CorrelationIds {
    static final AsciiString HEADER = AsciiString.cached("X-Correlation-Id");

    private static final AsciiString OLDER_HEADER = AsciiString.cached("X-Corr-ID");
    private static final int MAX_LENGTH = 64;
    private static final int GENERATED_LENGTH = 32;
    private static final String HEX_DIGITS = "0123456789abcdef";

    private final SplittableRandom random = new SplittableRandom();
    private final char[] generated = new char[GENERATED_LENGTH];

    String idOf(final HttpHeaders headers) {
        final String given = headers.get(HEADER);
        if (given != null && isHarmless(given)) {
            return given;
        }
        final String older = headers.get(OLDER_HEADER);
        return older != null && isHarmless(older) ? older : next();
    }

    /** 128 random bits in hexadecimal. Not a secret, so not of a secure random. */
    public String next() {
        for (int half = 0; half < GENERATED_LENGTH; half += 16) {
            long bits = random.nextLong();
            for (int i = half; i < half + 16; i++) {
                generated[i] = HEX_DIGITS.charAt((int) (bits & 0xF));
                bits >>>= 4;
            }
        }
        return new String(generated);
    }

    /** What is echoed must not be able to end a header line or to carry markup. */
    private static boolean isHarmless(final String id) {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            final char c = id.charAt(i);
            final boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!isLetter && !(c >= '0' && c <= '9') && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return true;
    }
}
