/**
 * Frames in, answers out: where the log, the page and the verdict come together; knows nothing of sockets. On the event-loop thread.
 */
package io.tailrace.exposer.state;
