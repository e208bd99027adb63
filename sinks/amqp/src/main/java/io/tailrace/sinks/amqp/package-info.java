/** Telemetry entries and engine events for an AMQP 0-9-1 broker. In: frames of a journal. Out: envelopes. On the transport's own thread. */
package io.tailrace.sinks.amqp;
