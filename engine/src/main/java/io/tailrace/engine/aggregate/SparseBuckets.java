package io.tailrace.engine.aggregate;

import io.tailrace.engine.bucket.BucketVisitor;
import java.util.Arrays;

/**
 * Counts of the buckets that were ever used, one behind the other.
 *
 * <pre>
 *   words   [ 0100 0010, 0000 0010 | 0000 0000, 0000 0000 | 0011 0000, 0010 0000 ]   which buckets there are; which the interval touched
 *   rank    [ 0 | 2 | 2 ]                                                            buckets of the words before
 *   counts  [ i t | i t | i t | i t ]                                                of the interval and in total, in the buckets' order
 * </pre>
 *
 * A bucket's place is found by one population count, and a new bucket moves those behind it: that is why there is a limit. What
 * belongs together lies together: a sample touches one cache line of each array.
 */
final class SparseBuckets extends BucketStore {
    /** Moving so many costs about a microsecond, and more than 4,096 distinct values at three digits are rare. */
    static final int MOST_BUCKETS = 4_096;

    /** More in one interval are worth the memory of the other form, which counts quicker. */
    private static final int MOST_IN_INTERVAL = 1 << 12;

    /** An interval and this still fit an int. */
    private static final int MOST_IN_TOTAL = 1 << 30;

    private static final int LEAST_GROWTH = 16;
    private static final int MOST_GROWTH = 64;

    private final long[] words;
    private final char[] rank;
    private int[] counts = new int[2 * LEAST_GROWTH];
    private int size;
    private boolean outgrown;

    SparseBuckets(final int lengthInBuckets) {
        super(lengthInBuckets);
        rank = new char[wordsFor(lengthInBuckets)];
        words = new long[2 * rank.length];
    }

    @Override
    boolean add(final int index, final long count) {
        final int at = place(index);
        if (at < 0) {
            return false;
        }
        final int before = counts[at];
        if (count > MOST_IN_INTERVAL - before) {
            return false;
        }
        if (before == 0) {
            words[2 * (index >>> WORD_SHIFT) + 1] |= 1L << index;
            touch(index >>> WORD_SHIFT);
        }
        counts[at] = before + (int) count;
        return true;
    }

    @Override
    boolean addToTotal(final int index, final long count) {
        final int at = place(index);
        if (at < 0 || count > MOST_IN_TOTAL - counts[at + 1]) {
            return false;
        }
        counts[at + 1] += (int) count;
        return true;
    }

    /** Where a bucket counts; below 0 if there is no place left. */
    private int place(final int index) {
        final int word = index >>> WORD_SHIFT;
        final long bit = 1L << index;
        final long present = words[2 * word];
        final int at = 2 * (rank[word] + Long.bitCount(present & (bit - 1)));
        return (present & bit) != 0 ? at : insert(word, bit, at);
    }

    private int insert(final int word, final long bit, final int at) {
        if (size == MOST_BUCKETS) {
            return -1;
        }
        if (2 * size == counts.length) {
            counts = Arrays.copyOf(counts, 2 * (size + Math.max(LEAST_GROWTH, Math.min(MOST_GROWTH, size / 4))));
        }
        System.arraycopy(counts, at, counts, at + 2, 2 * size - at);
        counts[at] = 0;
        counts[at + 1] = 0;
        size++;
        words[2 * word] |= bit;
        for (int behind = word + 1; behind < rank.length; behind++) {
            rank[behind]++;
        }
        return at;
    }

    @Override
    void visitWord(final int word, final BucketVisitor visitor) {
        final long present = words[2 * word];
        for (long left = words[2 * word + 1]; left != 0; left &= left - 1) {
            final int at = 2 * (rank[word] + Long.bitCount(present & ((left & -left) - 1)));
            visitor.visit((word << WORD_SHIFT) + Long.numberOfTrailingZeros(left), counts[at]);
        }
    }

    @Override
    void drainWord(final int word, final BucketVisitor visitor) {
        final long present = words[2 * word];
        for (long left = words[2 * word + 1]; left != 0; left &= left - 1) {
            final int at = 2 * (rank[word] + Long.bitCount(present & ((left & -left) - 1)));
            final int count = counts[at];
            final int total = counts[at + 1] + count;
            counts[at + 1] = total;
            counts[at] = 0;
            visitor.visit((word << WORD_SHIFT) + Long.numberOfTrailingZeros(left), count);
            outgrown |= total > MOST_IN_TOTAL;
        }
        words[2 * word + 1] = 0;
    }

    @Override
    void visitTotal(final BucketVisitor visitor) {
        int at = 1;
        for (int word = 0; word < rank.length; word++) {
            for (long left = words[2 * word]; left != 0; left &= left - 1) {
                if (counts[at] != 0) {
                    visitor.visit((word << WORD_SHIFT) + Long.numberOfTrailingZeros(left), counts[at]);
                }
                at += 2;
            }
        }
    }

    @Override
    boolean isOutgrown() {
        return outgrown;
    }
}
