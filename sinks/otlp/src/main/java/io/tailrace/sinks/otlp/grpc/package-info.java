/**
 * OTLP over gRPC. In: requests, on the thread of the transport. Out: unary calls, and what their statuses mean. One thread of its own for the network, which ends
 * with the client.
 */
package io.tailrace.sinks.otlp.grpc;
