package io.tailrace.sinks.otlp.mapping;

/**
 * The times of a point, ns since 1970.
 *
 * @param startNs when the total was zero; 0 if it is not known.
 * @param atNs of the cut.
 * @param exemplarsAfterNs exemplars up to then were sent.
 */
record PointTimes(long startNs, long atNs, long exemplarsAfterNs) {}
