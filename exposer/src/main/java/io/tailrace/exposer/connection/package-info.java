/**
 * Open connections, whatever they speak: how many there may be, how long each may take, and the end of them. In: bytes as they come. Out:
 * the same bytes, unless the connection is over. On the event-loop thread.
 */
package io.tailrace.exposer.connection;
