package io.tailrace.engine.observe;

/**
 * Is called before each planned cut, so that what it records stands in that snapshot: for gauges and totals that somebody else keeps.
 *
 * <p>The aggregator drains no ring while it runs. It should take microseconds, and must neither wait nor flush, relabel or close the engine. One that takes
 * long is counted and named in the log once.
 */
@FunctionalInterface
public interface CutObserver {
    /**
     * Reads what there is to read, and records it. Once an interval at the most, and once when the engine closes. The aggregator's thread: a channel that
     * is used only here has one writer.
     *
     * <p>What it throws is counted, logged once per cause, and harms no other observer.
     *
     * @param nowNs the aggregator's monotonic time.
     */
    void beforeCut(long nowNs);
}
