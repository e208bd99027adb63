/**
 * Registries of other libraries with the same series as ours, their pages, and servers of them. In: rounds of values, requests. Out:
 * pages. They stand here and not in the command, because the command must not bring these libraries with it: {@code tailrace bench
 * exposer --peers} starts {@link io.tailrace.jmh.exposer.peer.PeerServer} out of this module's jar. A thread of its own records.
 */
package io.tailrace.jmh.exposer.peer;
