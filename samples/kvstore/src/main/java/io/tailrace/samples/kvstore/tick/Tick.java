package io.tailrace.samples.kvstore.tick;

import io.tailrace.samples.kvstore.store.StoreReport;

/**
 * All that a line says.
 *
 * @param startNs when the workload began, on the injected clock; all times of the line count from here.
 * @param nowNs when the line was made.
 * @param store what the supervisor told since the line before.
 * @param operations what the engine tells at its newest snapshot.
 */
record Tick(long startNs, long nowNs, StoreReport store, Operations operations) {}
