package io.tailrace.cli.bench.proxy;

/**
 * A fault that was done.
 *
 * @param fault what it was.
 * @param atNs when, on the proxy's clock.
 * @param durationNs how long it holds.
 * @param connections that it met.
 */
public record InjectedFault(NetworkFault fault, long atNs, long durationNs, int connections) {}
