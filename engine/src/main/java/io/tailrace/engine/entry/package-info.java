/**
 * Telemetry entries: their contract and their recording. In: adapters, each a {@link io.tailrace.engine.entry.TelemetryProvider}, and entries
 * they make, whole or in parts, on any thread. Out: {@link io.tailrace.engine.entry.Violation}s; and messages in the slots of the ring
 * of entries, on the same thread, which never waits. Ids and timestamps are made here.
 */
package io.tailrace.engine.entry;
