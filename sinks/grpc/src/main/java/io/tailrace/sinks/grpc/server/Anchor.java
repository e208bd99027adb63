package io.tailrace.sinks.grpc.server;

import io.tailrace.sinks.journal.JournalBookmark;

/**
 * A frame behind which the same deliveries are derived again, with the same sequences.
 *
 * @param context as in {@link SubscriberPosition}.
 * @param epoch of the frame.
 * @param frame its sequence in the epoch.
 * @param sequence of the last delivery up to it.
 * @param missing frames between the context and it.
 */
record Anchor(JournalBookmark context, int epoch, long frame, long sequence, long missing) {}
