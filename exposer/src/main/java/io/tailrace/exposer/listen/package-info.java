/**
 * Listening sockets. In: an address. Out: connections with their handlers in place. Bound on the caller's thread; what comes in is handled on
 * the event-loop thread.
 */
package io.tailrace.exposer.listen;
