package io.tailrace.codec.prometheus.protobuf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A growing buffer of protobuf messages (protobuf.dev/programming-guides/encoding) that is filled from the front and used again. Allocates only
 * when it grows. An instance belongs to one thread.
 */
public final class MessageBuffer {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int DELIMITED = 2;
    private static final int LONGEST_VARINT = 10;

    private byte[] bytes;
    private int length;

    /**
     * Makes an empty buffer.
     *
     * @param initialCapacityInBytes room before it grows for the first time, at least 1.
     */
    public MessageBuffer(final int initialCapacityInBytes) {
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
     * A copy of the content.
     *
     * @return of exactly the content's length.
     */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Puts bytes as they are, for example rows that were written before.
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

    void put(final byte[] source) {
        put(source, 0, source.length);
    }

    void putVarint(final long value) {
        ensure(LONGEST_VARINT);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** A signed number, small in either direction. */
    void putZigZag(final long value) {
        putVarint((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    void varint(final int field, final long value) {
        putVarint(((long) field << 3) | VARINT);
        putVarint(value);
    }

    void zigZag(final int field, final long value) {
        putVarint(((long) field << 3) | VARINT);
        putZigZag(value);
    }

    void number(final int field, final double value) {
        putVarint(((long) field << 3) | FIXED64);
        ensure(Long.BYTES);
        long bits = Double.doubleToRawLongBits(value);
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[length++] = (byte) bits;
            bits >>>= Byte.SIZE;
        }
    }

    /** Half of a surrogate pair becomes a question mark. */
    void text(final int field, final String value) {
        final byte[] utf8 = value.getBytes(UTF_8);
        putVarint(((long) field << 3) | DELIMITED);
        putVarint(utf8.length);
        put(utf8);
    }

    /** Sixteen hexadecimal digits, in the midst of a text. */
    void putHex(final long bits) {
        ensure(Long.BYTES * 2);
        for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
            bytes[length++] = (byte) Character.forDigit((int) (bits >>> shift) & 0xF, 16);
        }
    }

    /** Begins a message within this one; the result is for {@link #end}. */
    int begin(final int field) {
        putVarint(((long) field << 3) | DELIMITED);
        ensure(1);
        return length++;
    }

    /** Its length goes before it: most are so short that the byte kept for it is enough. */
    void end(final int begin) {
        final int content = length - begin - 1;
        final int more = varintLength(content) - 1;
        if (more > 0) {
            ensure(more);
            System.arraycopy(bytes, begin + 1, bytes, begin + 1 + more, content);
        }
        length = begin;
        putVarint(content);
        length += content;
    }

    static int varintLength(final int value) {
        return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(value) + 6) / 7);
    }

    private void ensure(final int more) {
        if (bytes.length - length < more) {
            if ((long) length + more > Integer.MAX_VALUE - 8) {
                throw new IllegalStateException("a page cannot have more than 2 GiB");
            }
            final long wanted = Math.max((long) length + more, bytes.length * 2L);
            bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        }
    }
}
