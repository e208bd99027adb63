/**
 * Transports by configuration, in {@code tailrace run} and {@code tailrace stream}. In: keys of the configuration, and the journal of this or another process. Out: what each
 * transport sends, and a line each of how it is. Each on a thread of its own, so that none waits for another.
 */
package io.tailrace.cli.transport;
