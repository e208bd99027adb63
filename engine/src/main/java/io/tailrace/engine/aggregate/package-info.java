/**
 * Stage 3, aggregation. In: batches of samples from every ring. Out: what an interval changed, to the snapshot stage. All of it on the
 * aggregator's thread, which adds to arrays indexed by series id: no look-up, no allocation, no lock.
 */
package io.tailrace.engine.aggregate;
