/**
 * The sample's adapters, which tell about themselves in telemetry entries: the load generator and the two backends. In: what the supervisor
 * sees, on its thread, and when the load starts and stops. Out: entries, to whoever takes them, on the same thread.
 *
 * <p>The contract's list of components is closed and has no key-value store in it. The generator starts and stops the others: {@code
 * Orchestrator}. The backends take two names whose owners work in the likest way: Robin Hood moves entries step by step to where all of
 * them together lie at less distance, as annealing does ({@code ThermodynamicAdapter}); chaining follows links from cell to cell
 * ({@code NeuromorphicAdapter}). So that nobody has to know this, the {@code config} of each {@code AdapterStarted} names the
 * backend. The vocabulary of graphs is read thus: vertices are keys, edges are the steps from their home slots to where they lie,
 * colors are the shards that hold the result, iterations are the supervisor's checks.
 */
package io.tailrace.samples.kvstore.adapter;
