package io.tailrace.sinks.transport.event;

import io.tailrace.sinks.transport.Outlet;

/**
 * Takes events for a bus: what a {@link io.tailrace.sinks.transport.DeliveryAgent} needs of one. Implemented over AMQP 0-9-1 in {@code sinks/amqp}; another bus needs this
 * and nothing else. A batch is delivered when the bus is responsible for all of it.
 */
public interface EventPublisher extends Outlet<EventBatch> {}
