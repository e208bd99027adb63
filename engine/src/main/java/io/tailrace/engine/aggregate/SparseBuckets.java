package io.tailrace.engine.aggregate;

import io.tailrace.engine.bucket.BucketVisitor;
import java.util.Arrays;

/**
 * Counts of the buckets that were ever used, one behind the other: 8 bytes each, beside a bitmap of them.
 *
 * <pre>
 *   present  0100 0010 | 0000 0000 | 0011 0000 |   a bit a bucket
 *   rank     0           2           2             entries of the words before
 *   total    [a b c d]                             in the order of the buckets
 * </pre>
 *
 * So a bucket's place is found by one population count, and a new one moves those behind it: why there is a limit.
 */
final class SparseBuckets extends BucketStore {
    /** Moving that many costs less than a microsecond, and 4,096 distinct values at three digits are rare. */
    static final int MOST_BUCKETS = 4_096;

    /** Of one count: two of them still fit an int. */
    private static final int MOST_COUNT = 1 << 30;

    private static final int LEAST_GROWTH = 16;
    private static final int MOST_GROWTH = 64;

    private final long[] present;
    private final char[] rank;
    private int[] interval = new int[LEAST_GROWTH];
    private int[] total = new int[LEAST_GROWTH];
    private int size;
    private boolean outgrown;

    SparseBuckets(final int lengthInBuckets) {
        super(lengthInBuckets);
        present = new long[wordsFor(lengthInBuckets)];
        rank = new char[present.length];
    }

    @Override
    boolean add(final int index, final long count) {
        final int at = place(index);
        if (at < 0 || count > MOST_COUNT - interval[at]) {
            return false;
        }
        if (interval[at] == 0) {
            touch(index);
        }
        interval[at] += (int) count;
        return true;
    }

    @Override
    boolean addToTotal(final int index, final long count) {
        final int at = place(index);
        if (at < 0 || count > MOST_COUNT - total[at]) {
            return false;
        }
        total[at] += (int) count;
        return true;
    }

    /** Where a bucket counts; below 0 if there is no place left. */
    private int place(final int index) {
        final int word = index >>> WORD_SHIFT;
        final long bit = 1L << index;
        final long bits = present[word];
        final int at = rank[word] + Long.bitCount(bits & (bit - 1));
        if ((bits & bit) == 0) {
            if (size == MOST_BUCKETS) {
                return -1;
            }
            insert(at);
            present[word] = bits | bit;
            for (int behind = word + 1; behind < rank.length; behind++) {
                rank[behind]++;
            }
        }
        return at;
    }

    private void insert(final int at) {
        if (size == total.length) {
            final int capacity = size + Math.max(LEAST_GROWTH, Math.min(MOST_GROWTH, size / 4));
            interval = Arrays.copyOf(interval, capacity);
            total = Arrays.copyOf(total, capacity);
        }
        System.arraycopy(interval, at, interval, at + 1, size - at);
        System.arraycopy(total, at, total, at + 1, size - at);
        interval[at] = 0;
        total[at] = 0;
        size++;
    }

    @Override
    void visitWord(final int word, final long bits, final BucketVisitor visitor) {
        final long all = present[word];
        final int first = rank[word];
        for (long left = bits; left != 0; left &= left - 1) {
            final int bit = Long.numberOfTrailingZeros(left);
            visitor.visit((word << WORD_SHIFT) + bit, interval[first + Long.bitCount(all & ((1L << bit) - 1))]);
        }
    }

    @Override
    void endWord(final int word, final long bits) {
        final long all = present[word];
        final int first = rank[word];
        for (long left = bits; left != 0; left &= left - 1) {
            final int at = first + Long.bitCount(all & ((left & -left) - 1));
            total[at] += interval[at];
            interval[at] = 0;
            outgrown |= total[at] > MOST_COUNT;
        }
    }

    @Override
    void visitTotal(final BucketVisitor visitor) {
        int at = 0;
        for (int word = 0; word < present.length; word++) {
            for (long left = present[word]; left != 0; left &= left - 1) {
                final int count = total[at++];
                if (count != 0) {
                    visitor.visit((word << WORD_SHIFT) + Long.numberOfTrailingZeros(left), count);
                }
            }
        }
    }

    @Override
    boolean isOutgrown() {
        return outgrown;
    }
}
