/**
 * Micrometer's meters over an engine. In: what a host records with its {@code MeterRegistry}, on its threads, and what its gauges say, polled on the
 * aggregator's thread. Out: samples on the engine's shared channel, with the names of Micrometer's Prometheus registry.
 */
package io.tailrace.micrometer;
