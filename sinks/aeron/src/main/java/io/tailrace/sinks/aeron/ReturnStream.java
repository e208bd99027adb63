package io.tailrace.sinks.aeron;

import io.tailrace.sinks.transport.DeliveryTracker;
import java.util.regex.Pattern;
import org.agrona.DirectBuffer;

/** Reads what receivers say, and trusts nothing of it. One thread. */
final class ReturnStream {
    /** What a receiver may call itself: it names a file. */
    static final Pattern RECEIVER = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final long stream;
    private final DeliveryTracker tracker;
    private final Listener listener;

    /** Is told what was said to this sender. */
    interface Listener {
        void onAcknowledgement(String receiver, FramePlace place, boolean isLive, boolean hasMissed);

        void onRefusal(String receiver, String reason);
    }

    ReturnStream(final long stream, final DeliveryTracker tracker, final Listener listener) {
        this.stream = stream;
        this.tracker = tracker;
        this.listener = listener;
    }

    boolean onMessage(final DirectBuffer buffer, final int offset, final int length) {
        if (length < 0) {
            refuse(Refusal.LENGTH, "a message on the return stream is too long");
        } else if (!MessageDescriptor.isOurs(buffer, offset, length)) {
            refuse(Refusal.GARBAGE, "a message on the return stream is none of ours");
        } else if (MessageDescriptor.version(buffer, offset) != MessageDescriptor.VERSION) {
            refuse(
                    Refusal.VERSION,
                    "a receiver speaks version " + MessageDescriptor.version(buffer, offset) + ", this sender "
                            + MessageDescriptor.VERSION);
        } else if (MessageDescriptor.stream(buffer, offset) == stream) {
            onOurs(buffer, offset, length);
        }
        return true; // what is said to others, or wrong, is passed over
    }

    private void onOurs(final DirectBuffer buffer, final int offset, final int length) {
        final int type = MessageDescriptor.type(buffer, offset);
        final String receiver = length < MessageDescriptor.RECEIVER_OFFSET
                ? null
                : MessageText.at(buffer, offset + MessageDescriptor.RECEIVER_OFFSET, offset + length);
        if (receiver == null || !RECEIVER.matcher(receiver).matches()) {
            refuse(Refusal.GARBAGE, "a message on the return stream says no receiver");
        } else if (type == MessageDescriptor.ACKNOWLEDGEMENT) {
            onAcknowledgement(buffer, offset, receiver);
        } else if (type == MessageDescriptor.REFUSAL) {
            listener.onRefusal(
                    receiver,
                    Refusal.describe(MessageDescriptor.intAt(buffer, offset + MessageDescriptor.REASON_OFFSET)));
        } else {
            refuse(Refusal.GARBAGE, "a message on the return stream is of no kind that is known");
        }
    }

    private void onAcknowledgement(final DirectBuffer buffer, final int offset, final String receiver) {
        final FramePlace place = MessageDescriptor.place(buffer, offset);
        if (!place.isOfFrame() && !place.equals(FramePlace.NONE)) {
            refuse(Refusal.NOT_SENT, receiver + " acknowledges what no frame can be");
            return;
        }
        final int start = MessageDescriptor.intAt(buffer, offset + MessageDescriptor.START_OFFSET);
        listener.onAcknowledgement(
                receiver,
                place,
                start == MessageDescriptor.START_LIVE && place.equals(FramePlace.NONE),
                MessageDescriptor.hasFlag(buffer, offset, MessageDescriptor.FLAG_MISSED));
    }

    private void refuse(final Refusal reason, final String detail) {
        tracker.refused(reason.label(), 1, detail);
    }
}
