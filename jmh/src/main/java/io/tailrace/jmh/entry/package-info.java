/**
 * Telemetry entries. In: adapters and entries. Out: what their assertion costs, beside a call of nothing, and what each form of recording one costs. Benchmark threads are JMH's.
 */
package io.tailrace.jmh.entry;
