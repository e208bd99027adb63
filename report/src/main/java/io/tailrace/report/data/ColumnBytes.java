package io.tailrace.report.data;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Columns of a histogram as bytes. Numbers are LEB128, unsigned. For each column that is not empty: its distance from the one before
 * (the first: from the beginning), samples, corrected counts, lowest and highest sample, the sum as a double (8 bytes, big endian),
 * the number of its buckets, and for each bucket the distance of its index from the one before and its count.
 */
final class ColumnBytes {
    private static final int SEVEN_BITS = 0x7f;

    private ColumnBytes() {}

    /** {@code firstColumn} is where the report begins. */
    static byte[] of(final NavigableMap<Long, BucketRun> columns, final long firstColumn) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        long before = firstColumn;
        for (final Map.Entry<Long, BucketRun> column : columns.entrySet()) {
            put(out, column.getKey() - before);
            before = column.getKey();
            final BucketRun run = column.getValue();
            put(out, run.samples());
            put(out, run.corrected());
            put(out, run.min());
            put(out, run.max());
            out.writeBytes(ByteBuffer.allocate(Double.BYTES)
                    .putDouble(run.sum().toDouble())
                    .array());
            put(out, run.length());
            int index = 0;
            for (int i = 0; i < run.length(); i++) {
                put(out, run.indexes()[i] - index);
                put(out, run.counts()[i]);
                index = run.indexes()[i];
            }
        }
        return out.toByteArray();
    }

    static String base64(final byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void put(final ByteArrayOutputStream out, final long number) {
        long rest = number;
        while ((rest & ~SEVEN_BITS) != 0) {
            out.write((int) (rest & SEVEN_BITS) | SEVEN_BITS + 1);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
