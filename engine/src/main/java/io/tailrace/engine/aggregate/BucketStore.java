package io.tailrace.engine.aggregate;

import io.tailrace.engine.bucket.BucketVisitor;

/**
 * Counts of a histogram's buckets, of the interval and in total, in one of two forms: {@link SparseBuckets} while a series is small and
 * slow, {@link DenseBuckets} from then on. Buckets are looked at in words of 64 neighbours, and a bitmap knows the words that the
 * interval touched: an interval costs what was recorded in it, whatever the range. The aggregator's thread only.
 */
abstract class BucketStore {
    static final int WORD_SHIFT = 6;

    private final long[] touchedWords;

    BucketStore(final int lengthInBuckets) {
        touchedWords = new long[wordsFor(wordsFor(lengthInBuckets))];
    }

    /** Adds to the interval. False if this form should not go on: then the counts are unchanged. */
    abstract boolean add(int index, long count);

    /** Adds to the total, beside the interval. False if this form should not go on: then the counts are unchanged. */
    abstract boolean addToTotal(int index, long count);

    /** Shows the totals, without what the interval brought. */
    abstract void visitTotal(BucketVisitor visitor);

    /** Shows the interval's counts in a word. */
    abstract void visitWord(int word, BucketVisitor visitor);

    /** Shows the interval's counts in a word and moves them to the totals. */
    abstract void drainWord(int word, BucketVisitor visitor);

    /** Whether the other form should go on, as the interval that ended has shown. */
    abstract boolean isOutgrown();

    final void visitInterval(final BucketVisitor visitor) {
        for (int i = 0; i < touchedWords.length; i++) {
            for (long left = touchedWords[i]; left != 0; left &= left - 1) {
                visitWord((i << WORD_SHIFT) + Long.numberOfTrailingZeros(left), visitor);
            }
        }
    }

    /** Shows the interval's counts and moves them to the totals, in one go: each cache line is touched once. */
    final void drainInterval(final BucketVisitor visitor) {
        for (int i = 0; i < touchedWords.length; i++) {
            for (long left = touchedWords[i]; left != 0; left &= left - 1) {
                drainWord((i << WORD_SHIFT) + Long.numberOfTrailingZeros(left), visitor);
            }
            touchedWords[i] = 0;
        }
    }

    /** A bucket of the word counts for the first time in this interval. */
    final void touch(final int word) {
        touchedWords[word >>> WORD_SHIFT] |= 1L << word;
    }

    static int wordsFor(final int bits) {
        return (bits + 63) >>> WORD_SHIFT;
    }
}
