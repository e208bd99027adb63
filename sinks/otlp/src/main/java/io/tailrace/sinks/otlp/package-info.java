/**
 * Metrics and telemetry entries for OpenTelemetry. In: frames of a journal, on the transport's own thread. Out: export requests of OTLP over gRPC or HTTP, one at a
 * time, and what became of them.
 *
 * <p>{@code mapping} makes messages, {@code grpc} and {@code http} carry them, {@code call} is what both have in common. Here is what a transport consists of ({@link
 * io.tailrace.sinks.otlp.OtlpContext} is the way in), and what a replay needs.
 */
package io.tailrace.sinks.otlp;
