package io.tailrace.codec.prometheus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of UTF-8 bytes that is filled from the front and used again. Puts numbers and text without making objects;
 * allocates only when it grows. An instance belongs to one thread.
 */
public final class TextBuffer {
    private static final int LONGEST_CHARACTER = 4;
    private static final int LONGEST_LONG = 20;
    private static final byte[] MIN_VALUE = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);

    private final DoubleText doubleText = new DoubleText();
    private final SerdeNumberText serdeText = new SerdeNumberText();
    private byte[] bytes;
    private int length;

    /**
     * Makes an empty buffer.
     *
     * @param initialCapacityInBytes room before it grows for the first time, at least 1.
     */
    public TextBuffer(final int initialCapacityInBytes) {
        if (initialCapacityInBytes < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, was " + initialCapacityInBytes);
        }
        bytes = new byte[initialCapacityInBytes];
    }

    /**
     * How much is in it.
     *
     * @return bytes.
     */
    public int lengthInBytes() {
        return length;
    }

    /**
     * The bytes in place: the content is the first {@link #lengthInBytes()} of them.
     *
     * @return not a copy; another array after the buffer has grown.
     */
    public byte[] array() {
        return bytes;
    }

    /** Forgets the content and keeps the room. */
    public void clear() {
        length = 0;
    }

    /**
     * Takes back everything behind a place, for example a family that turned out to be invalid.
     *
     * @param lengthInBytes what stays, at most the present length.
     */
    public void truncate(final int lengthInBytes) {
        if (lengthInBytes < 0 || lengthInBytes > length) {
            throw new IllegalArgumentException("cannot truncate " + length + " bytes to " + lengthInBytes);
        }
        length = lengthInBytes;
    }

    /**
     * A copy of the content.
     *
     * @return of exactly the content's length.
     */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Writes the content.
     *
     * @param out takes it.
     * @throws IOException from {@code out}.
     */
    public void writeTo(final OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /**
     * Puts an ASCII character.
     *
     * @param character below 128.
     */
    public void put(final char character) {
        ensure(1);
        bytes[length++] = (byte) character;
    }

    /**
     * Puts bytes as they are.
     *
     * @param source all of it.
     */
    public void put(final byte[] source) {
        ensure(source.length);
        System.arraycopy(source, 0, bytes, length, source.length);
        length += source.length;
    }

    /**
     * Puts some bytes as they are.
     *
     * @param source of them.
     * @param offset where they begin.
     * @param count how many.
     */
    public void put(final byte[] source, final int offset, final int count) {
        ensure(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /**
     * Puts text as UTF-8. A surrogate without its partner becomes U+FFFD, so that the buffer is always well-formed.
     *
     * @param text any.
     */
    public void put(final String text) {
        for (int i = 0; i < text.length(); ) {
            final int codePoint = text.codePointAt(i);
            putCodePoint(codePoint);
            i += Character.charCount(codePoint);
        }
    }

    /**
     * Puts a number in decimal.
     *
     * @param value any.
     */
    public void put(final long value) {
        if (value == Long.MIN_VALUE) {
            put(MIN_VALUE);
            return;
        }
        ensure(LONGEST_LONG);
        if (value < 0) {
            bytes[length++] = '-';
        }
        long rest = Math.abs(value);
        length += digitCount(rest);
        int index = length;
        do {
            final long next = rest / 10;
            bytes[--index] = (byte) ('0' + (rest - next * 10));
            rest = next;
        } while (rest != 0);
    }

    /**
     * Puts a number so that it parses back to the same double with the fewest digits: whole numbers below 2^53 in full, others
     * as Go's {@code strconv.FormatFloat(value, 'g', -1, 64)} writes them, which is what Prometheus itself uses; {@code NaN},
     * {@code +Inf} and {@code -Inf}.
     *
     * @param value any.
     */
    public void put(final double value) {
        doubleText.putValue(value, this);
    }

    /**
     * Puts a number as Rust's serde_json writes it: the fewest digits that parse back to it, always with a point or an exponent.
     *
     * @param value finite.
     * @throws IllegalArgumentException if it is not.
     */
    public void putSerde(final double value) {
        serdeText.put(value, this);
    }

    /**
     * Puts a number as Rust's serde_json writes it: the fewest digits that parse back to this float.
     *
     * @param value finite.
     * @throws IllegalArgumentException if it is not.
     */
    public void putSerde(final float value) {
        serdeText.put(value, this);
    }

    void putCodePoint(final int codePoint) {
        ensure(LONGEST_CHARACTER);
        if (codePoint < 0x80) {
            bytes[length++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            bytes[length++] = (byte) (0xC0 | (codePoint >> 6));
            bytes[length++] = continuation(codePoint);
        } else if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            putCodePoint(0xFFFD);
        } else if (codePoint < 0x1_0000) {
            bytes[length++] = (byte) (0xE0 | (codePoint >> 12));
            bytes[length++] = continuation(codePoint >> 6);
            bytes[length++] = continuation(codePoint);
        } else {
            bytes[length++] = (byte) (0xF0 | (codePoint >> 18));
            bytes[length++] = continuation(codePoint >> 12);
            bytes[length++] = continuation(codePoint >> 6);
            bytes[length++] = continuation(codePoint);
        }
    }

    private static byte continuation(final int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    /** Digits of a number that is not negative. */
    static int digitCount(final long value) {
        int count = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            count++;
        }
        return count;
    }

    private void ensure(final int more) {
        if (bytes.length - length < more) {
            final long wanted = Math.max((long) length + more, bytes.length * 2L);
            if ((long) length + more > Integer.MAX_VALUE - 8) {
                throw new IllegalStateException("a page cannot have more than 2 GiB");
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        }
    }
}
