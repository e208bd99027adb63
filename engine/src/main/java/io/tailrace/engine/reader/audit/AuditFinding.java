package io.tailrace.engine.reader.audit;

/**
 * Something an audit found.
 *
 * @param kind what sort.
 * @param epoch in which; 0 if the frame's epoch is not to be trusted.
 * @param position of the frame where it showed, in the log's own counting; -1 if it is no frame's.
 * @param message in words, with the numbers.
 */
public record AuditFinding(FindingKind kind, int epoch, long position, String message) {}
