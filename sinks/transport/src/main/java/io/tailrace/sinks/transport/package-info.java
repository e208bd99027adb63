/**
 * What all transports share. In: frames of a journal. Out: nothing of its own; each transport sends in its own form, and what became of that comes back here: retry, isolation,
 * positions, counters. On the one thread of each transport.
 */
package io.tailrace.sinks.transport;
