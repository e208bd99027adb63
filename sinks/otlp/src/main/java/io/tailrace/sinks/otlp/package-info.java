/** Metrics and telemetry entries for OpenTelemetry. In: frames of a journal. Out: export requests. On the transport's own thread. */
package io.tailrace.sinks.otlp;
