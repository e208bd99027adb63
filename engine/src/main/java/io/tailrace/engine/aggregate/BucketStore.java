package io.tailrace.engine.aggregate;

import io.tailrace.engine.bucket.BucketVisitor;

/**
 * Counts of a histogram's buckets, of the interval and in total, in one of two forms: {@link SparseBuckets} while there are few,
 * {@link DenseBuckets} from then on. Both know which buckets the interval touched, so that an interval costs what was recorded in it,
 * whatever the range. The aggregator's thread only.
 *
 * <p>Which buckets were touched is a bitmap; a second one says which of its words are not 0.
 */
abstract class BucketStore {
    static final int WORD_SHIFT = 6;

    private final long[] touched;
    private final long[] touchedWords;

    BucketStore(final int lengthInBuckets) {
        touched = new long[wordsFor(lengthInBuckets)];
        touchedWords = new long[wordsFor(touched.length)];
    }

    /** Takes over what another form knows of the interval. */
    BucketStore(final BucketStore other) {
        touched = other.touched;
        touchedWords = other.touchedWords;
    }

    /** Adds to the interval. False if this form cannot count so far: then the counts are unchanged. */
    abstract boolean add(int index, long count);

    /** Adds to the total, beside the interval. False if this form cannot count so far: then the counts are unchanged. */
    abstract boolean addToTotal(int index, long count);

    /** Shows the totals, without what the interval brought. */
    abstract void visitTotal(BucketVisitor visitor);

    /** Shows the interval's counts in one word of the bitmap. */
    abstract void visitWord(int word, long bits, BucketVisitor visitor);

    /** Moves the interval's counts in one word of the bitmap to the totals. */
    abstract void endWord(int word, long bits);

    /** Whether the interval that ended left no room for another one: then the other form must go on. */
    abstract boolean isOutgrown();

    final void visitInterval(final BucketVisitor visitor) {
        for (int i = 0; i < touchedWords.length; i++) {
            for (long left = touchedWords[i]; left != 0; left &= left - 1) {
                final int word = (i << WORD_SHIFT) + Long.numberOfTrailingZeros(left);
                visitWord(word, touched[word], visitor);
            }
        }
    }

    final void endInterval() {
        for (int i = 0; i < touchedWords.length; i++) {
            for (long left = touchedWords[i]; left != 0; left &= left - 1) {
                final int word = (i << WORD_SHIFT) + Long.numberOfTrailingZeros(left);
                endWord(word, touched[word]);
                touched[word] = 0;
            }
            touchedWords[i] = 0;
        }
    }

    /** A bucket counts for the first time in this interval. */
    final void touch(final int index) {
        final int word = index >>> WORD_SHIFT;
        touched[word] |= 1L << index;
        touchedWords[word >>> WORD_SHIFT] |= 1L << word;
    }

    static int wordsFor(final int bits) {
        return (bits + 63) >>> WORD_SHIFT;
    }
}
