/**
 * Telemetry as events for a bus. In: frames of a journal. Out: telemetry entries and what happened to the engine, each in its envelope, in batches for an {@link
 * io.tailrace.sinks.transport.event.EventPublisher}. The same fact has the same id and the same key whenever and however often it is told. On the transport's one thread.
 */
package io.tailrace.sinks.transport.event;
