/**
 * Frames over Aeron. In: the frames of a journal, on the thread of the {@link io.tailrace.sinks.aeron.AeronSender} that follows it. Out: the same
 * frames in the same order at a {@link io.tailrace.sinks.aeron.FrameTaker}, each at least once, told apart from what came before, on the thread of
 * the {@link io.tailrace.sinks.aeron.AeronReceiver} that takes them. Sender and receiver are agents; the owner gives them a thread.
 */
package io.tailrace.sinks.aeron;
