/**
 * A network that fails on command. In: connections of a client, and what is to go wrong with them. Out: the same bytes at a server, as far and as
 * late as the faults let them. On one thread, which belongs to the proxy.
 */
package io.tailrace.cli.bench.proxy;
