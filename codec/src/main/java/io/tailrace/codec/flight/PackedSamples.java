package io.tailrace.codec.flight;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Goes through the samples of one block. Nothing of the bytes is trusted: what contradicts itself throws, and nothing outside of the
 * block is read. Used again for ever, without allocation. One thread.
 */
public final class PackedSamples {
    private static final int LAST_SHIFT = 63;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes = new byte[SamplePacker.MAX_LENGTH];
    private int length;
    private int samples;
    private long fromSequence;
    private long toSequence;
    private long fromNs;

    private int at;
    private int left;
    private long sequence;
    private long timeNs;
    private long seriesId;
    private long value;
    private int kind;
    private long extra;
    private long callerTimeNs;

    /**
     * Takes a block; a copy, so that the buffer may be used again.
     *
     * @param buffer holds the block.
     * @param offset of its first byte.
     * @param lengthInBytes of the block.
     * @param sampleCount that it should hold.
     * @param from first sequence that it covers.
     * @param to last sequence that it covers.
     * @param firstNs time of its first batch.
     * @throws BadBlockException if a block cannot be so long, or cover these sequences.
     */
    public void wrap(
            final DirectBuffer buffer,
            final int offset,
            final int lengthInBytes,
            final long sampleCount,
            final long from,
            final long to,
            final long firstNs) {
        if (lengthInBytes < 0 || lengthInBytes > bytes.length) {
            throw new BadBlockException("is too long", 0, lengthInBytes);
        }
        if (from < 0 || to < from - 1 || to == Long.MAX_VALUE || firstNs < 0) {
            throw new BadBlockException(
                    "cannot cover the sequences " + from + " to " + to + " from " + firstNs + " ns on",
                    0,
                    lengthInBytes);
        }
        if (sampleCount < 0 || sampleCount > lengthInBytes / 2 || sampleCount > to - from + 1) {
            throw new BadBlockException("cannot hold " + sampleCount + " samples", 0, lengthInBytes);
        }
        buffer.getBytes(offset, bytes, 0, lengthInBytes);
        length = lengthInBytes;
        samples = (int) sampleCount;
        fromSequence = from;
        toSequence = to;
        fromNs = firstNs;
        rewind();
    }

    /** Goes back to the beginning. */
    public void rewind() {
        at = 0;
        left = samples;
        sequence = fromSequence - 1;
        timeNs = fromNs;
        seriesId = 0;
        callerTimeNs = 0;
        kind = 0;
    }

    /**
     * Goes to the next sample.
     *
     * @return false if there is none.
     * @throws BadBlockException if the bytes are no sample, or something follows the last one.
     */
    public boolean next() {
        if (left == 0) {
            if (at != length) {
                throw bad("goes on behind its last sample");
            }
            return false;
        }
        left--;
        int tag = nextByte();
        while (tag == PackedLayout.BATCH) {
            passTime(number());
            tag = nextByte();
        }
        kind = tag & PackedLayout.KIND_MASK;
        if (kind == PackedLayout.BATCH) {
            throw bad("has an unknown tag");
        }
        passSequences((tag & PackedLayout.GAP) == 0 ? 0 : number());
        final int near = tag >>> PackedLayout.SERIES_SHIFT;
        moveSeries(PackedLayout.unzigzag(near < PackedLayout.FAR ? near : number()));
        if (kind != 0) {
            extra = number();
            if (kind == PackedLayout.CALLER_TIME) {
                callerTimeNs += PackedLayout.unzigzag(extra);
            }
        }
        value = (tag & PackedLayout.WIDE) == 0 ? PackedLayout.unzigzag(number()) : wide();
        return true;
    }

    private void passTime(final long ns) {
        if (ns < 0 || timeNs + ns < 0) {
            throw bad("goes beyond the end of time");
        }
        timeNs += ns;
    }

    private void passSequences(final long skipped) {
        if (skipped < 0 || skipped >= toSequence - sequence) {
            throw bad("has a sample behind its last sequence, " + toSequence);
        }
        sequence += skipped + 1;
    }

    private void moveSeries(final long delta) {
        final long id = seriesId + delta;
        if (id < 0 || id > Integer.MAX_VALUE) {
            throw bad("has a sample of series " + id);
        }
        seriesId = id;
    }

    private int nextByte() {
        if (at == length) {
            throw bad("ends in the middle of a sample");
        }
        return bytes[at++] & 0xFF;
    }

    private long number() {
        int next = nextByte();
        if (next < 0x80) {
            return next;
        }
        long number = next & 0x7F;
        for (int shift = 7; shift <= LAST_SHIFT; shift += 7) {
            next = nextByte();
            number |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return number;
            }
        }
        throw bad("has a number that does not end");
    }

    private long wide() {
        if (length - at < Long.BYTES) {
            throw bad("ends in the middle of a value");
        }
        final long number = (long) LONG.get(bytes, at);
        at += Long.BYTES;
        return number;
    }

    private BadBlockException bad(final String reason) {
        return new BadBlockException(reason, at, length);
    }

    /**
     * Samples in the block.
     *
     * @return as given.
     */
    public int samples() {
        return samples;
    }

    /**
     * The sample's place in the ring.
     *
     * @return above that of the one before.
     */
    public long sequence() {
        return sequence;
    }

    /**
     * When it was drained.
     *
     * @return wall clock, nanoseconds since 1970.
     */
    public long timeNs() {
        return timeNs;
    }

    /**
     * Whose it is.
     *
     * @return from 0.
     */
    public int seriesId() {
        return (int) seriesId;
    }

    /**
     * The value as it was recorded.
     *
     * @return recorded unit, not clamped; of a gauge the bits of a double.
     */
    public long value() {
        return value;
    }

    /**
     * What the expected interval is.
     *
     * @return 0 if there is none.
     */
    public int intervalCode() {
        return kind == PackedLayout.INTERVAL ? (int) extra : 0;
    }

    /**
     * Whether the caller gave a time.
     *
     * @return false for most.
     */
    public boolean hasCallerTime() {
        return kind == PackedLayout.CALLER_TIME;
    }

    /**
     * The caller's time.
     *
     * @return as given; meaningless without one.
     */
    public long callerTimeNs() {
        return callerTimeNs;
    }
}
