package io.tailrace.samples.kvstore.tick;

import java.util.Map;

/**
 * The operations at one snapshot of the engine.
 *
 * @param epoch of the snapshot; 0 before the first.
 * @param snapshotId which one; 0 before the first.
 * @param refused operations that were done but not recorded for want of room.
 * @param overall latency of all operations.
 * @param byOperation the same by the operation's label, in the order in which they are written.
 */
record Operations(int epoch, long snapshotId, long refused, Latency overall, Map<String, Latency> byOperation) {}
