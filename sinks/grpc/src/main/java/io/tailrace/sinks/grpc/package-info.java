/**
 * Streams of telemetry over gRPC, at least once. {@code server} reads a journal and serves subscribers, {@code client} is a subscriber; here stands what both
 * need: addresses and TLS. Stateless.
 */
package io.tailrace.sinks.grpc;
