/**
 * What the engine says about itself. In: refusals, faults and events of all stages, each from its own thread. Out: the engine's own
 * counters, as first-party series of every snapshot.
 */
package io.tailrace.engine.status;
