package io.tailrace.cli.contracts.check;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SHA-256 of each released file, in the form of {@code sha256sum}, so that it can be checked without Tailrace, too. */
final class Digests {
    /** Its file, below {@code released/}. */
    static final String FILE = "SHA256SUMS";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

    private Digests() {}

    /** File below {@code released/} to digest. */
    static Map<String, String> parse(final String text) {
        final Map<String, String> digests = new TreeMap<>();
        text.lines().map(LINE::matcher).filter(Matcher::matches).forEach(it -> digests.put(it.group(2), it.group(1)));
        return digests;
    }

    static String format(final Map<String, String> digests) {
        final StringBuilder text = new StringBuilder();
        new TreeMap<>(digests)
                .forEach((file, digest) ->
                        text.append(digest).append("  ").append(file).append('\n'));
        return text.toString();
    }

    static String of(final byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (final NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
