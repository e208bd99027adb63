package io.tailrace.sinks.ndjson;

/** Lines that are written at once. */
final class LineBatch {
    private final byte[] utf8;
    private final long lines;

    /**
     * Keeps them.
     *
     * @param utf8 whole lines, each ended by a newline.
     * @param lines how many.
     */
    LineBatch(final byte[] utf8, final long lines) {
        this.utf8 = utf8;
        this.lines = lines;
    }

    byte[] utf8() {
        return utf8;
    }

    long lines() {
        return lines;
    }
}
