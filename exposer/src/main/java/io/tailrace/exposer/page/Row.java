package io.tailrace.exposer.page;

import io.tailrace.engine.reader.Exemplar;
import io.tailrace.engine.reader.HistogramTotals;
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

    /** The newest exemplar of a histogram's bucket, or null. */
    default Exemplar exemplar(final int bucket) {
        return null;
    }

    /** What one unit of a recorded value is in the exposed unit, for exemplars and for native buckets. */
    default double toExposed(final long recorded) {
        return recorded;
    }

    /** All buckets of a histogram, or null if there are none but those of the bounds. */
    default HistogramTotals buckets() {
        return null;
    }

    /** When it was zero, ns since 1970, or {@link SeriesTotals#NOT_KNOWN}. */
    default long createdAtNs() {
        return SeriesTotals.NOT_KNOWN;
    }
}
