/**
 * Stage 2, the ring. In: offered samples, on the recording thread. Out: batches of samples to the aggregate stage, on the
 * aggregator's thread. The two sides share nothing but the words below.
 *
 * <p><b>Ordering</b>, once for the whole product (docs/ordering.md has the long form):
 *
 * <ul>
 *   <li><i>plain</i>: read and written by one thread only.
 *   <li><i>opaque</i>: seen by others sooner or later, in the order of that one field; orders nothing else.
 *   <li><i>release</i> store, <i>acquire</i> load: what was written before the store is seen after the load that sees it. Each
 *       names its pair.
 *   <li><i>volatile</i>: both, and in one order for all volatile fields. Only where a thread stores one field and then reads another
 *       that a second thread stores and reads the other way round (closing).
 * </ul>
 *
 * <p>A sample is visible when the number of used slots of its block is (release in {@code SampleBlock.publish}, acquire in {@code
 * usedAcquire}). A block is visible when the Disruptor's cursor is. A block is free again when the gating sequence passed it.
 */
package io.tailrace.engine.ring;
