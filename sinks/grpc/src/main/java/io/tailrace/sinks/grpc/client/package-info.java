/**
 * A subscriber. In: a server's stream. Out: its deliveries, in order and each once, to a handler on the thread that runs the client. gRPC's threads only put what comes into
 * a queue of bounded length.
 */
package io.tailrace.sinks.grpc.client;
