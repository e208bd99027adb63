package io.tailrace.engine.descriptor;

/** As what a metric is shown. What is recorded, and what the journal holds of it, is its type's whatever its form. */
public enum MetricForm {
    /** As what it is: a counter, a gauge, a histogram with its buckets. */
    OF_TYPE,
    /**
     * A histogram of which pages show count and sum, and the quantiles that its descriptor names: a summary. Its buckets are in the journal all the same, and in native
     * histograms' formats none.
     */
    SUMMARY,
    /**
     * A gauge that is shown as a counter: a total that somebody else keeps and that is only observed. It may have fractions, and may be larger than a counter's
     * whole numbers. It begins again where its keeper does, for example with a process.
     */
    TOTAL
}
