package io.tailrace.cli.bench.http;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Finds where answers end, and what they say of themselves: status, one header, length of the body. Bodies are counted, not kept. Knows
 * bodies of a stated length and chunked ones; what ends with its connection is no answer here. One thread.
 */
final class ResponseParser {
    private static final int MAX_LINE_LENGTH = 8_192;
    private static final int HEX = 16;
    private static final int MAX_SIZE_DIGITS = 8;
    private static final String STATUS_LINE = "HTTP/1\\.[01] [0-9]{3}( .*)?";
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_LENGTH = 3;

    private final String wantedHeader;
    private final byte[] line = new byte[MAX_LINE_LENGTH];
    private int lineLength;
    private Step step = Step.STATUS;
    private long left;
    private boolean isChunked;
    private boolean hasLength;
    private int status;
    private boolean hasWantedHeader;
    private boolean isLast;
    private long bodyLength;

    /** {@code wantedHeader} in small letters; empty if nobody wants one. */
    ResponseParser(final String wantedHeader) {
        this.wantedHeader = wantedHeader;
    }

    private enum Step {
        STATUS,
        HEADER,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER
    }

    /**
     * Reads on, to the end of an answer at the most.
     *
     * @return whether an answer has ended; what it said is to be asked for before reading on.
     * @throws IllegalStateException if this is no answer.
     */
    boolean read(final ByteBuf bytes) {
        while (bytes.isReadable()) {
            if (step == Step.BODY || step == Step.CHUNK) {
                final int some = (int) Math.min(left, bytes.readableBytes());
                bytes.skipBytes(some);
                bodyLength += some;
                left -= some;
                if (left == 0 && endOfPart()) {
                    return true;
                }
            } else if (readLine(bytes) && endOfLine()) {
                return true;
            }
        }
        return false;
    }

    /** Of the answer that has ended. */
    int status() {
        return status;
    }

    /** Whether it had the header that is wanted; true if none is. */
    boolean hasWantedHeader() {
        return wantedHeader.isEmpty() || hasWantedHeader;
    }

    /** Whether its connection ends with it. */
    boolean isLast() {
        return isLast;
    }

    long bodyLengthInBytes() {
        return bodyLength;
    }

    private boolean readLine(final ByteBuf bytes) {
        while (bytes.isReadable()) {
            final byte next = bytes.readByte();
            if (next == '\n') {
                return true;
            }
            if (lineLength == MAX_LINE_LENGTH) {
                throw new IllegalStateException("a line is longer than " + MAX_LINE_LENGTH + " bytes");
            }
            line[lineLength++] = next;
        }
        return false;
    }

    private boolean endOfLine() {
        final int length = lineLength > 0 && line[lineLength - 1] == '\r' ? lineLength - 1 : lineLength;
        final String text = new String(line, 0, length, StandardCharsets.ISO_8859_1);
        lineLength = 0;
        switch (step) {
            case STATUS -> begin(text);
            case HEADER -> {
                return header(text);
            }
            case CHUNK_SIZE -> {
                left = size(text);
                step = left == 0 ? Step.TRAILER : Step.CHUNK;
            }
            case CHUNK_END -> step = Step.CHUNK_SIZE;
            case TRAILER -> {
                return text.isEmpty() && end();
            }
            default -> throw new IllegalStateException(step.name());
        }
        return false;
    }

    private void begin(final String text) {
        if (!text.matches(STATUS_LINE)) {
            throw new IllegalStateException("no status line: " + text);
        }
        status = Integer.parseInt(text.substring(STATUS_AT, STATUS_AT + STATUS_LENGTH));
        hasWantedHeader = false;
        isChunked = false;
        hasLength = false;
        isLast = false;
        bodyLength = 0;
        left = 0;
        step = Step.HEADER;
    }

    /** Says whether the answer ends with this line. */
    private boolean header(final String text) {
        if (text.isEmpty()) {
            if (!isChunked && !hasLength) {
                throw new IllegalStateException("an answer of no stated length");
            }
            step = isChunked ? Step.CHUNK_SIZE : Step.BODY;
            return !isChunked && left == 0 && end();
        }
        final int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalStateException("no header: " + text);
        }
        final String name = text.substring(0, colon).toLowerCase(Locale.ROOT);
        final String value = text.substring(colon + 1).strip();
        hasWantedHeader |= name.equals(wantedHeader);
        switch (name) {
            case "content-length" -> {
                left = Long.parseLong(value);
                hasLength = true;
            }
            case "transfer-encoding" -> isChunked = value.equalsIgnoreCase("chunked");
            case "connection" -> isLast = value.equalsIgnoreCase("close");
            default -> {}
        }
        return false;
    }

    private static long size(final String text) {
        final String digits = text.replaceFirst("[;\\s].*", "");
        if (digits.isEmpty() || digits.length() > MAX_SIZE_DIGITS) {
            throw new IllegalStateException("no length of a chunk: " + text);
        }
        return Long.parseLong(digits, HEX);
    }

    private boolean endOfPart() {
        if (step == Step.CHUNK) {
            step = Step.CHUNK_END;
            return false;
        }
        return end();
    }

    private boolean end() {
        step = Step.STATUS;
        return true;
    }
}
