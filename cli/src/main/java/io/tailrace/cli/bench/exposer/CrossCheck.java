package io.tailrace.cli.bench.exposer;

/**
 * What another tool measured with the same connections, one request behind the other on each.
 *
 * @param tool its name.
 * @param perSecond answers a second.
 */
record CrossCheck(String tool, double perSecond) {}
