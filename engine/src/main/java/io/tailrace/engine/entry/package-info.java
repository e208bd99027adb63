/**
 * The contract of telemetry entries. In: adapters, each a {@link io.tailrace.engine.entry.TelemetryProvider}, and entries they make. Out:
 * {@link io.tailrace.engine.entry.Violation}s. Everything on the caller's thread, any of them; nothing is kept.
 */
package io.tailrace.engine.entry;
