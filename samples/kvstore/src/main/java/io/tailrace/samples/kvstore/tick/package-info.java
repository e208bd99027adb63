/**
 * The tick stream, {@code contracts/schemas/metrics-tick.v1.schema.json}. In: frames of the engine's log, and the reports of the
 * store's supervisor. Out: one JSON line an interval. All on the one thread that calls {@link
 * io.tailrace.samples.kvstore.tick.TickWriter#doWork}.
 *
 * <p>A line has two sources, each whole in itself. Operations and latencies are those of the engine's snapshot that the line
 * names, and so the same that {@code /metrics} shows for that snapshot. What the store looks like, and what it did, is from the
 * supervisor's last check before the line.
 */
package io.tailrace.samples.kvstore.tick;
