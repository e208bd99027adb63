/**
 * Stage 4, snapshots. In: values that changed and where each channel was cut, from the aggregator, on its thread. Out: sealed frames to
 * the log stage, on the same thread: dictionary frames before their first use, value parts of at most 64 KiB, and a commit without
 * which readers apply nothing.
 */
package io.tailrace.engine.snapshot;
