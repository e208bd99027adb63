/**
 * Stage 5, the log. In: whole frames from the snapshot stage, on the aggregator's thread. Out: the same frames in the same
 * order to any number of tailers, each on its own reader's thread.
 *
 * <p>{@link io.tailrace.engine.log.FrameLog} is the one seam of the product: memory here, a journal in
 * {@code sinks/journal}, a peer on a wire. A reader has no path back to the appender, with one exception that is the point of
 * it: the journal's agent reads the memory log reliably, and while it lags, the publisher cuts no new snapshot, so that what is
 * recorded meanwhile is merged into one longer interval.
 */
package io.tailrace.engine.log;
