package io.tailrace.cli.contracts.validate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a stream as bytes, one after the other in the same memory. What is longer than a bound is passed over. One thread. */
final class LineSource {
    private static final int CHUNK_LENGTH = 1 << 16;
    private static final int FIRST_LENGTH = 1 << 12;

    private final InputStream in;
    private final int maxLength;
    private final byte[] chunk = new byte[CHUNK_LENGTH];
    private byte[] line = new byte[FIRST_LENGTH];
    private int lineLength;
    private int chunkLength;
    private int chunkIndex;
    private long number;
    private long bytesRead;
    private boolean isTooLong;
    private boolean hasEnd;

    LineSource(final InputStream in, final int maxLength) {
        this.in = in;
        this.maxLength = maxLength;
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        lineLength = 0;
        isTooLong = false;
        hasEnd = false;
        boolean isThere = false;
        while (!hasEnd && fill()) {
            isThere = true;
            int end = chunkIndex;
            while (end < chunkLength && chunk[end] != '\n') {
                end++;
            }
            append(end - chunkIndex);
            hasEnd = end < chunkLength;
            chunkIndex = hasEnd ? end + 1 : end;
        }
        if (isThere) {
            number++;
        }
        return isThere;
    }

    private boolean fill() throws IOException {
        if (chunkIndex < chunkLength) {
            return true;
        }
        chunkIndex = 0;
        chunkLength = Math.max(0, in.read(chunk));
        bytesRead += chunkLength;
        return chunkLength > 0;
    }

    private void append(final int length) {
        isTooLong |= lineLength + length > maxLength;
        if (isTooLong) {
            return;
        }
        if (lineLength + length > line.length) {
            line = Arrays.copyOf(line, Math.min(maxLength, Math.max(2 * line.length, lineLength + length)));
        }
        System.arraycopy(chunk, chunkIndex, line, lineLength, length);
        lineLength += length;
    }

    /** The line without its end; valid until the next one. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return lineLength;
    }

    /** From 1. */
    long number() {
        return number;
    }

    /** Whether there is more of it than is kept. */
    boolean isTooLong() {
        return isTooLong;
    }

    /** Whether a line feed ends it. */
    boolean hasEnd() {
        return hasEnd;
    }

    boolean isBlank() {
        for (int i = 0; i < lineLength; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return !isTooLong;
    }

    long bytesRead() {
        return bytesRead;
    }
}
