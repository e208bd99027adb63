/**
 * The server of streams. In: a journal, and calls of subscribers. Out: their deliveries. One thread reads the journal, writes all calls and keeps all
 * positions; what gRPC's threads bring waits for it in places of bounded size.
 */
package io.tailrace.sinks.grpc.server;
