package io.tailrace.codec.flight;

/**
 * How samples are packed, one behind the other. Numbers are varints: seven bits a byte, low ones first, the highest bit says that
 * more follow. Signed ones are zigzag: 0, -1, 1, -2, ... are 0, 1, 2, 3, ...
 *
 * <pre>
 *  a sample   tag | skipped, if GAP | series delta, if FAR | interval or caller's time, by kind | value
 *  a batch    BATCH | nanoseconds since the batch before
 *
 *  tag, bit   7      4   3      2   1   0
 *            +----------+------+-------+-----+
 *            | series   | WIDE | kind  | GAP |
 *            +----------+------+-------+-----+
 * </pre>
 *
 * <ul>
 *   <li><b>GAP</b>: so many sequences since the sample before (or since the block's first) are no samples of the block; else none.
 *   <li><b>series</b>: signed difference to the sample before, whose series is 0 at first; 15 (FAR) says that it stands behind.
 *   <li><b>kind</b>: 0 nothing; 1 the code of an expected interval; 2 the caller's time as signed difference to the one before in the block, 0 at first.
 *   <li><b>WIDE</b>: the value has eight bytes, little-endian; else it is a signed varint.
 *   <li><b>BATCH</b>, a tag of 6: the samples behind it were drained later. The first batch has the block's time.
 * </ul>
 */
final class PackedLayout {
    static final int GAP = 1;
    static final int KIND_MASK = 6;
    static final int INTERVAL = 2;
    static final int CALLER_TIME = 4;
    static final int BATCH = 6;
    static final int WIDE = 8;
    static final int SERIES_SHIFT = 4;
    static final int FAR = 15;

    private PackedLayout() {}

    static long zigzag(final long number) {
        return (number << 1) ^ (number >> 63);
    }

    static long unzigzag(final long code) {
        return (code >>> 1) ^ -(code & 1);
    }
}
