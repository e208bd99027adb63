/**
 * The store itself. In: get, put and remove from any number of threads, each under the lock of the one shard it touches; orders
 * to switch or compact from the supervisor's thread. Out: values, and {@link io.tailrace.samples.kvstore.store.StoreStats} and
 * {@link io.tailrace.samples.kvstore.store.StoreEvent}s, on the supervisor's thread.
 *
 * <p>Every rebuild of a table, be it growth, compaction or a switch of the backend, goes one way: a new table takes all new
 * keys, the old one is drained into it a few slots an operation, and both are consulted until it is empty. A key is always in
 * exactly one of the two. So no operation ever pays for a whole table.
 *
 * <p>Nothing here reads a clock and nothing here knows of telemetry: time comes in as an argument, and what is worth reporting
 * goes out as plain numbers.
 */
package io.tailrace.samples.kvstore.store;
