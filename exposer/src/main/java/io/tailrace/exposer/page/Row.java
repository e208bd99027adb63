package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.BucketExemplars;
import io.tailrace.codec.prometheus.protobuf.NativeBuckets;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.exposer.metrics.LabelKey;
import java.util.List;

/** A series as pages show it: who it is never changes, what it shows does. Event-loop thread. */
interface Row {
    /** All label names, the base labels among them, in the order of a page. */
    List<String> labelNames();

    /** As many as names. */
    List<String> labelValues();

    /** What makes it the same as another one of its family; without base labels. */
    LabelKey key();

    /** Greater whenever it shows something else. */
    long revision();

    /** Whether it stands on the page now. */
    default boolean isShown() {
        return true;
    }

    /** Whether it is a total that is only observed. */
    default boolean isObserved() {
        return false;
    }

    /** Whether {@link #whole()} is its value; else {@link #number()} is. Of one that is no histogram. */
    default boolean isWhole() {
        return true;
    }

    /** The value of a counter or gauge. */
    default long whole() {
        return 0;
    }

    /** The value of a counter or gauge in the exposed unit. */
    default double number() {
        return whole();
    }

    /** Upper bounds of a histogram in the exposed unit, without infinity. */
    default double[] bounds() {
        throw new IllegalStateException("no histogram");
    }

    /** A histogram's counts up to each bound. */
    default void copyCumulative(final long[] cumulative) {
        throw new IllegalStateException("no histogram");
    }

    /** A histogram's count of all samples, corrected ones too: it is the bucket of infinity. */
    default long count() {
        return 0;
    }

    /** A histogram's sum in the exposed unit. */
    default double sum() {
        return 0;
    }

    /** Which quantiles a summary shows, 0 to 1; mostly none. */
    default double[] quantiles() {
        return LogRow.NO_QUANTILES;
    }

    /** The values of a summary's quantiles in the exposed unit; NaN where nothing was recorded of late. */
    default void copyQuantiles(final double[] values) {
        throw new IllegalStateException("no quantiles");
    }

    /** A histogram's exemplars, or null if it has none. */
    default BucketExemplars exemplars() {
        return null;
    }

    /** Gives all buckets of a histogram; false if there are none but those of the bounds. */
    default boolean copyTo(final NativeBuckets buckets) {
        return false;
    }

    /** When it was zero, ns since 1970, or {@link SeriesTotals#NOT_KNOWN}. */
    default long createdAtNs() {
        return SeriesTotals.NOT_KNOWN;
    }
}
