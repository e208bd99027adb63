/** Frames over Aeron. In: frames of a journal, acknowledgements. Out: the same frames on a stream. On the transport's own thread. */
package io.tailrace.sinks.aeron;
