package io.tailrace.engine.aggregate;

import io.tailrace.engine.bucket.BucketVisitor;

/**
 * Counts in pages of neighbouring buckets, of which only those exist that were ever used: for series with many buckets, great counts,
 * or many samples. A bitmap says which buckets the interval touched.
 */
final class DenseBuckets extends BucketStore {
    private static final int PAGE_SHIFT = 10;
    private static final int PAGE_LENGTH = 1 << PAGE_SHIFT;

    private final long[] touched;
    private final long[][] interval;
    private final long[][] total;

    /** Goes on with what the other form has. */
    DenseBuckets(final SparseBuckets sparse, final int lengthInBuckets) {
        super(lengthInBuckets);
        final int pages = (lengthInBuckets + PAGE_LENGTH - 1) >>> PAGE_SHIFT;
        touched = new long[wordsFor(lengthInBuckets)];
        interval = new long[pages][];
        total = new long[pages][];
        sparse.visitInterval(this::add);
        sparse.visitTotal(this::addToTotal);
    }

    @Override
    boolean add(final int index, final long count) {
        final long[] page = page(interval, index);
        final int offset = offset(index);
        final long before = page[offset];
        if (before == 0) {
            touched[index >>> WORD_SHIFT] |= 1L << index;
            touch(index >>> WORD_SHIFT);
        }
        page[offset] = before + count;
        return true;
    }

    @Override
    boolean addToTotal(final int index, final long count) {
        page(total, index)[offset(index)] += count;
        return true;
    }

    @Override
    void visitWord(final int word, final BucketVisitor visitor) {
        final int first = word << WORD_SHIFT;
        final long[] page = interval[first >>> PAGE_SHIFT];
        for (long left = touched[word]; left != 0; left &= left - 1) {
            final int index = first + Long.numberOfTrailingZeros(left);
            visitor.visit(index, page[offset(index)]);
        }
    }

    @Override
    void drainWord(final int word, final BucketVisitor visitor) {
        final int first = word << WORD_SHIFT;
        final long[] from = interval[first >>> PAGE_SHIFT];
        final long[] to = page(total, first);
        for (long left = touched[word]; left != 0; left &= left - 1) {
            final int index = first + Long.numberOfTrailingZeros(left);
            final int offset = offset(index);
            final long count = from[offset];
            to[offset] += count;
            from[offset] = 0;
            visitor.visit(index, count);
        }
        touched[word] = 0;
    }

    @Override
    void visitTotal(final BucketVisitor visitor) {
        for (int number = 0; number < total.length; number++) {
            final long[] page = total[number];
            for (int offset = 0; page != null && offset < PAGE_LENGTH; offset++) {
                if (page[offset] != 0) {
                    visitor.visit((number << PAGE_SHIFT) + offset, page[offset]);
                }
            }
        }
    }

    @Override
    boolean isOutgrown() {
        return false;
    }

    private static long[] page(final long[][] pages, final int index) {
        final int number = index >>> PAGE_SHIFT;
        if (pages[number] == null) {
            pages[number] = new long[PAGE_LENGTH];
        }
        return pages[number];
    }

    private static int offset(final int index) {
        return index & (PAGE_LENGTH - 1);
    }
}
