/**
 * What is delivered. In: what a {@link io.tailrace.engine.reader.FrameReader} tells of a journal's frames. Out: the messages of {@code stream.proto},
 * derived from the frames alone, so that the same frames always make the same deliveries. On the thread that reads.
 */
package io.tailrace.sinks.grpc.delivery;
