/**
 * Telemetry entries and engine events for an AMQP 0-9-1 broker. In: batches of envelopes, on the transport's thread. Out: persistent messages that a broker has confirmed. Each
 * connection has a thread of its own, because the client library waits for sockets in any of its calls; nothing but that thread ever waits for a broker.
 */
package io.tailrace.sinks.amqp;
