/**
 * Proves a log whole. In: what a {@link io.tailrace.engine.reader.FrameReader} makes of all frames of a log, on the thread that reads
 * them. Out: an {@link io.tailrace.engine.reader.audit.AuditReport} with each epoch, each channel, and the exact place of each gap,
 * duplicate and contradiction.
 */
package io.tailrace.engine.reader.audit;
