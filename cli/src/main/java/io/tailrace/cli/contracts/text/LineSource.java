package io.tailrace.cli.contracts.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a stream as bytes, one after the other in the same memory. What is longer than a bound is passed over. One thread. */
public final class LineSource {
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

    /**
     * Begins at the first line.
     *
     * @param in is read, and not closed.
     * @param maxLength bytes of a line that are kept, without its end.
     */
    public LineSource(final InputStream in, final int maxLength) {
        this.in = in;
        this.maxLength = maxLength;
    }

    /**
     * Goes to the next line.
     *
     * @return false at the end.
     * @throws IOException if the stream cannot be read.
     */
    public boolean next() throws IOException {
        lineLength = 0;
        isTooLong = false;
        boolean isThere = false;
        boolean isEnded = false;
        while (!isEnded && fill()) {
            isThere = true;
            int end = chunkIndex;
            while (end < chunkLength && chunk[end] != '\n') {
                end++;
            }
            append(end - chunkIndex);
            isEnded = end < chunkLength;
            chunkIndex = isEnded ? end + 1 : end;
        }
        if (isThere) {
            hasEnd = isEnded;
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

    /**
     * The line without its end.
     *
     * @return longer than the line, as a rule; valid until the next one.
     */
    public byte[] bytes() {
        return line;
    }

    /**
     * How much of {@link #bytes} is the line.
     *
     * @return bytes.
     */
    public int length() {
        return lineLength;
    }

    /**
     * Of the line.
     *
     * @return from 1; 0 before the first one.
     */
    public long number() {
        return number;
    }

    /**
     * Whether there is more of it than is kept.
     *
     * @return true if the line is not to be used.
     */
    public boolean isTooLong() {
        return isTooLong;
    }

    /**
     * Whether a line feed ends it, or the last line if there is none any more.
     *
     * @return false for a last line that may be torn.
     */
    public boolean hasEnd() {
        return hasEnd;
    }

    /**
     * Whether there is nothing on it.
     *
     * @return true if it has white space at the most.
     */
    public boolean isBlank() {
        for (int i = 0; i < lineLength; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return !isTooLong;
    }

    /**
     * How far it is.
     *
     * @return bytes that were taken from the stream so far.
     */
    public long bytesRead() {
        return bytesRead;
    }
}
