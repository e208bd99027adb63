/**
 * Compares what two logs, or two ranges of one, recorded of a metric. In: the intervals of a {@link io.tailrace.engine.reader.replay.Replay},
 * in a {@link io.tailrace.engine.reader.compare.RecordedMetric} a side. Out: a {@link
 * io.tailrace.engine.reader.compare.ComparisonReport} with a verdict a quantile. On the thread that reads the frames; what is kept is
 * bounded, however long the log.
 *
 * <p>Samples within an interval have much in common, and so have intervals beside each other (a pause, a burst, a full cache). So not
 * samples are drawn for the confidence intervals but blocks of neighbouring intervals: the circular block bootstrap of D. N. Politis and
 * J. P. Romano (1992), with blocks of about the cube root of the number of intervals. What it cannot see is what makes one run differ
 * from the next one; that is what the threshold is for.
 */
package io.tailrace.engine.reader.compare;
