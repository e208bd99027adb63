package io.tailrace.sinks.transport;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * What stands in the file of a reader's position.
 *
 * <pre>
 *   tailrace-position 1 CHECKSUM
 *   NAME
 *   POSITION
 * </pre>
 *
 * The checksum, eight hexadecimal digits, is the CRC32C of the two lines behind it.
 */
record PositionFile(String name, String position) {
    static final String SUFFIX = ".position";

    private static final String HEAD = "tailrace-position 1 ";
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7E]{1," + PositionStore.LONGEST_NAME + "}");

    /** Names that stand for themselves in a file system; all others are told by a digest, behind a sign that no plain name begins with. */
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9_-]{0,99}");

    PositionFile {
        requireName(name);
        if (!position.chars().allMatch(character -> character >= ' ' && character < 0x7F)) {
            throw new IllegalArgumentException("a position is one line of ASCII: " + position);
        }
    }

    static String fileName(final String name) {
        requireName(name);
        if (PLAIN.matcher(name).matches()) {
            return name + SUFFIX;
        }
        // Two file systems may disagree on letters, lengths and dots: nothing of the name is left to them.
        final byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        return "_" + Sha256Text.of(bytes) + SUFFIX;
    }

    /** Null if it is no such file, or was changed. */
    static PositionFile parse(final String text) {
        final String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty() || !NAME.matcher(lines[1]).matches()) {
            return null;
        }
        try {
            final PositionFile read = new PositionFile(lines[1], lines[2]);
            return read.text().equals(text) ? read : null;
        } catch (final IllegalArgumentException e) {
            return null;
        }
    }

    String text() {
        final String lines = name + "\n" + position + "\n";
        final CRC32C checksum = new CRC32C();
        checksum.update(lines.getBytes(StandardCharsets.ISO_8859_1));
        return HEAD + String.format("%08x", checksum.getValue()) + "\n" + lines;
    }

    private static void requireName(final String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" names no reader; use 1 to "
                    + PositionStore.LONGEST_NAME + " visible ASCII characters");
        }
    }
}
