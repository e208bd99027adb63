package io.tailrace.codec.flight;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Packs samples into the bytes of one block, for the {@code packed} field of a {@code SampleBlock}. Used again for ever; it
 * allocates only to grow, up to {@link #MAX_LENGTH}. One thread.
 */
public final class SamplePacker {
    /** No block is longer, so that its frame is not. */
    public static final int MAX_LENGTH = 65_280;

    private static final int FIRST_LENGTH = 4_096;

    /** A batch, and a sample with everything: 11 and 1 + 10 + 5 + 10 + 8. */
    private static final int MOST_BYTES_A_SAMPLE = 48;

    private static final int ONE_BYTE = 1 << 7;
    private static final int TWO_BYTES_BITS = 14;
    private static final int WIDE_BITS = 56;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[FIRST_LENGTH];
    private int at;
    private int samples;
    private long batchNs;
    private long sequence;
    private int seriesId;
    private long callerTimeNs;

    /**
     * Begins a block and forgets the one before.
     *
     * @param fromSequence first sequence that it covers.
     * @param timeNs of its first batch.
     */
    public void begin(final long fromSequence, final long timeNs) {
        at = 0;
        samples = 0;
        batchNs = timeNs;
        sequence = fromSequence - 1;
        seriesId = 0;
        callerTimeNs = 0;
    }

    /**
     * Whether another sample fits, with a new batch before it.
     *
     * @return false when the block is full.
     */
    public boolean hasRoom() {
        return at + MOST_BYTES_A_SAMPLE <= bytes.length || grow();
    }

    /**
     * Says when the samples that follow were drained.
     *
     * @param timeNs not before the batch before.
     */
    public void batch(final long timeNs) {
        if (timeNs != batchNs) {
            bytes[at++] = PackedLayout.BATCH;
            put(timeNs - batchNs);
            batchNs = timeNs;
        }
    }

    /**
     * Adds a sample; only after {@link #hasRoom()}.
     *
     * @param sampleSequence above that of the sample before.
     * @param sampleSeriesId from 0.
     * @param value any.
     */
    public void add(final long sampleSequence, final int sampleSeriesId, final long value) {
        final long code = PackedLayout.zigzag(value);
        final long near = PackedLayout.zigzag(sampleSeriesId - seriesId);
        if (sampleSequence - sequence == 1 && near < PackedLayout.FAR && code >>> TWO_BYTES_BITS == 0) {
            sequence = sampleSequence;
            seriesId = sampleSeriesId;
            samples++;
            final byte[] to = bytes;
            final int position = at;
            to[position] = (byte) (near << PackedLayout.SERIES_SHIFT);
            if (code < ONE_BYTE) {
                to[position + 1] = (byte) code;
                at = position + 2;
            } else {
                to[position + 1] = (byte) (code | ONE_BYTE);
                to[position + 2] = (byte) (code >>> 7);
                at = position + 3;
            }
        } else {
            add(sampleSequence, sampleSeriesId, value, 0, 0);
        }
    }

    /**
     * Adds a sample that corrects for coordinated omission; only after {@link #hasRoom()}.
     *
     * @param sampleSequence above that of the sample before.
     * @param sampleSeriesId from 0.
     * @param value any.
     * @param intervalCode 32 bits that say what the expected interval is.
     */
    public void addWithInterval(
            final long sampleSequence, final int sampleSeriesId, final long value, final int intervalCode) {
        add(sampleSequence, sampleSeriesId, value, PackedLayout.INTERVAL, intervalCode & 0xFFFF_FFFFL);
    }

    /**
     * Adds a sample with a time of its caller's; only after {@link #hasRoom()}.
     *
     * @param sampleSequence above that of the sample before.
     * @param sampleSeriesId from 0.
     * @param value any.
     * @param timeNs any.
     */
    public void addWithTime(final long sampleSequence, final int sampleSeriesId, final long value, final long timeNs) {
        add(
                sampleSequence,
                sampleSeriesId,
                value,
                PackedLayout.CALLER_TIME,
                PackedLayout.zigzag(timeNs - callerTimeNs));
        callerTimeNs = timeNs;
    }

    private void add(
            final long sampleSequence, final int sampleSeriesId, final long value, final int kind, final long extra) {
        final long skipped = sampleSequence - sequence - 1;
        final long delta = PackedLayout.zigzag((long) sampleSeriesId - seriesId);
        final long code = PackedLayout.zigzag(value);
        final boolean wide = code >>> WIDE_BITS != 0;
        bytes[at++] = (byte) ((skipped == 0 ? 0 : PackedLayout.GAP)
                | kind
                | (wide ? PackedLayout.WIDE : 0)
                | (int) Math.min(delta, PackedLayout.FAR) << PackedLayout.SERIES_SHIFT);
        if (skipped != 0) {
            put(skipped);
        }
        if (delta >= PackedLayout.FAR) {
            put(delta);
        }
        if (kind != 0) {
            put(extra);
        }
        if (wide) {
            LONG.set(bytes, at, value);
            at += Long.BYTES;
        } else {
            put(code);
        }
        sequence = sampleSequence;
        seriesId = sampleSeriesId;
        samples++;
    }

    private void put(final long number) {
        final byte[] to = bytes;
        int position = at;
        long rest = number;
        while (rest >>> 7 != 0) {
            to[position++] = (byte) (rest | ONE_BYTE);
            rest >>>= 7;
        }
        to[position++] = (byte) rest;
        at = position;
    }

    private boolean grow() {
        if (bytes.length == MAX_LENGTH) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, Math.min(MAX_LENGTH, 2 * bytes.length));
        return true;
    }

    /**
     * Samples in the block so far.
     *
     * @return from 0.
     */
    public int samples() {
        return samples;
    }

    /**
     * Length of the block so far.
     *
     * @return bytes.
     */
    public int length() {
        return at;
    }

    /**
     * The block's bytes, from index 0.
     *
     * @return the packer's own array, valid until the next sample.
     */
    public byte[] bytes() {
        return bytes;
    }
}
