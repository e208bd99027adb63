package io.tailrace.sinks.aeron;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import org.agrona.DirectBuffer;

/**
 * What comes from one sender on one connection: who it is, and then its frames. Trusts nothing of it. One thread.
 */
final class ReceivedStream {
    private final FrameStamp stamp = new FrameStamp();
    private final MessageAssembler assembler = new MessageAssembler(this::onMessage);
    private final String from;
    private final FrameTaker taker;
    private final StartAt startAt;
    private final RefusalLog refusals;
    private final Gate gate;
    private SourceName source;
    private long stream;
    private FramePlace taken = FramePlace.NONE;
    private FramePlace acknowledged;
    private boolean hasMissed = true;
    private boolean isRefused;
    private boolean waitsForMissed;
    private boolean acceptsMissed;
    private boolean isDue;
    private Refusal refusal;
    private long frames;
    private long duplicates;

    /** Who may send. */
    interface Gate {
        /** Lets a source in, in the place of the stream that sent for it before; false if there are too many. */
        boolean enter(SourceName source, ReceivedStream stream);

        /** A source that was let in is not taken after all. */
        default void leave(final SourceName source, final ReceivedStream stream) {}
    }

    ReceivedStream(
            final String from,
            final FrameTaker taker,
            final StartAt startAt,
            final RefusalLog refusals,
            final Gate gate) {
        this.from = from;
        this.taker = taker;
        this.startAt = startAt;
        this.refusals = refusals;
        this.gate = gate;
    }

    MessageAssembler assembler() {
        return assembler;
    }

    boolean onMessage(final DirectBuffer buffer, final int offset, final int length) {
        if (length < 0) {
            refuse(Refusal.LENGTH, "a message is longer than " + MessageAssembler.LONGEST_IN_BYTES + " bytes");
        } else if (!MessageDescriptor.isOurs(buffer, offset, length)) {
            refuse(Refusal.GARBAGE, "a message is none of ours");
        } else if (MessageDescriptor.version(buffer, offset) != MessageDescriptor.VERSION) {
            stream = MessageDescriptor.stream(buffer, offset);
            refuseAll(
                    Refusal.VERSION,
                    "a sender speaks version " + MessageDescriptor.version(buffer, offset) + ", this receiver "
                            + MessageDescriptor.VERSION + ": use the same tailrace on both sides");
        } else if (MessageDescriptor.type(buffer, offset) == MessageDescriptor.HELLO) {
            onHello(buffer, offset, length);
        } else if (MessageDescriptor.type(buffer, offset) != MessageDescriptor.FRAME) {
            refuse(Refusal.GARBAGE, "a message is of no kind that is known");
        } else if (!isRefused) {
            return onFrame(buffer, offset, length);
        }
        return true;
    }

    private void onHello(final DirectBuffer buffer, final int offset, final int length) {
        final String service = MessageText.at(buffer, offset + MessageDescriptor.SERVICE_OFFSET, offset + length);
        final String instance = service == null
                ? null
                : MessageText.at(
                        buffer, MessageText.next(buffer, offset + MessageDescriptor.SERVICE_OFFSET), offset + length);
        if (instance == null) {
            refuse(Refusal.GARBAGE, "a sender does not say who it is");
            return;
        }
        isDue = true;
        final SourceName said = new SourceName(service, instance);
        if (said.equals(source) && stream == MessageDescriptor.stream(buffer, offset)) {
            return;
        }
        if (source != null) {
            refuse(Refusal.UNKNOWN_STREAM, source + " calls itself " + said + " now");
            return;
        }
        begin(said, MessageDescriptor.stream(buffer, offset));
    }

    private void begin(final SourceName said, final long number) {
        stream = number;
        if (isRefused) {
            return;
        }
        if (!gate.enter(said, this)) {
            refuseAll(Refusal.TOO_MANY, said + " is one more source than there may be");
            return;
        }
        final FramePlace place = taker.begin(said);
        if (place == null) {
            gate.leave(said, this);
            refuse(Refusal.NOT_TAKEN, said + " cannot be kept now");
            refusal = Refusal.NOT_TAKEN; // until its next greeting
            return;
        }
        refusal = null;
        source = said;
        taken = place;
    }

    private boolean onFrame(final DirectBuffer buffer, final int offset, final int length) {
        final int frame = offset + MessageDescriptor.FRAME_OFFSET;
        final int frameLength = length - MessageDescriptor.FRAME_OFFSET;
        if (source == null || stream != MessageDescriptor.stream(buffer, offset)) {
            refuse(Refusal.UNKNOWN_STREAM, "frames come before their sender says who it is; they come again");
            return true;
        }
        if (frameLength < 0) {
            refuse(Refusal.LENGTH, "a message of " + source + " is too short for a frame");
            miss();
            return true;
        }
        final FrameVerdict verdict = stamp.verify(buffer, frame, frameLength);
        final FramePlace place = MessageDescriptor.place(buffer, offset);
        if (verdict != FrameVerdict.GOOD) {
            refuse(reasonOf(verdict), "a frame of " + source + " cannot be read: " + verdict);
        } else if (!place.isOfFrame()
                || place.epoch() != FrameStamp.epoch(buffer, frame)
                || place.sequence() != FrameStamp.sequence(buffer, frame)) {
            refuse(Refusal.CHECKSUM, "a frame of " + source + " is not the one that its message names");
        } else {
            return onGoodFrame(buffer, offset, frameLength, place);
        }
        miss();
        return true;
    }

    private boolean onGoodFrame(
            final DirectBuffer buffer, final int offset, final int frameLength, final FramePlace place) {
        if (!place.isBehind(taken)) {
            duplicates++;
            hasMissed = false;
            isDue = true;
            return true;
        }
        if (waitsForMissed) {
            taken = later(taken, taker.begin(source)); // another recording of this source may have brought it on
        }
        final boolean isFirst = taken.equals(FramePlace.NONE) && startAt == StartAt.LIVE;
        if (!isFirst
                && !acceptsMissed
                && MessageDescriptor.placeBefore(buffer, offset).isBehind(taken)) {
            miss();
            return !waitsForMissed;
        }
        final boolean mayBeDuplicate =
                MessageDescriptor.hasFlag(buffer, offset, MessageDescriptor.FLAG_MAY_BE_DUPLICATE);
        if (!taker.take(source, buffer, offset + MessageDescriptor.FRAME_OFFSET, frameLength, mayBeDuplicate)) {
            return false;
        }
        taken = place;
        hasMissed = false;
        acceptsMissed = false;
        frames++;
        return true;
    }

    /** Nobody sends again what is missed: it is in an earlier recording, which is being read. */
    void waitForMissed() {
        waitsForMissed = true;
    }

    /** What is missed does not come any more: the next frame is taken all the same. */
    void acceptMissed() {
        acceptsMissed = true;
    }

    private static FramePlace later(final FramePlace one, final FramePlace other) {
        return other != null && other.isBehind(one) ? other : one;
    }

    private void miss() {
        isDue |= !hasMissed;
        hasMissed = true;
    }

    private static Refusal reasonOf(final FrameVerdict verdict) {
        return switch (verdict) {
            case NEWER_MAJOR, FOREIGN -> Refusal.VERSION;
            case BAD_LENGTH -> Refusal.LENGTH;
            case BAD_CHECKSUM, GOOD -> Refusal.CHECKSUM;
        };
    }

    private void refuse(final Refusal reason, final String detail) {
        refusals.refuse(reason, detail + " (from " + from + ")");
    }

    /** Nothing of this connection is taken any more; its sender is told. */
    void refuseAll(final Refusal reason, final String detail) {
        if (!isRefused) {
            refuse(reason, detail);
        }
        isRefused = true;
        isDue = true;
        refusal = reason;
    }

    /** A source has ended. If it was in the way of this one, this may begin with its next greeting. */
    void readmit(final SourceName ended) {
        if (refusal == Refusal.TOO_MANY || (refusal == Refusal.UNKNOWN_STREAM && ended.equals(source))) {
            isRefused = false;
            refusal = null;
            source = null;
            hasMissed = true;
        }
    }

    /** Its sender goes on with another connection; of this one nothing is taken or told any more. */
    void supersede() {
        isRefused = true;
        isDue = false;
        refusal = null;
        source = null;
    }

    /** Whether its sender is to be told something now that was not told yet. */
    boolean isDue() {
        return isDue || (source != null && !taken.equals(acknowledged));
    }

    void told() {
        isDue = false;
        acknowledged = taken;
    }

    /** Null before it said. */
    SourceName source() {
        return source;
    }

    long stream() {
        return stream;
    }

    /** Why nothing is taken; null if it is. */
    Refusal refusal() {
        return refusal;
    }

    FramePlace taken() {
        return taken;
    }

    /** Whether a frame was seen whose predecessor was not. */
    boolean isWaiting() {
        return source != null && hasMissed;
    }

    boolean hasMissed() {
        return hasMissed;
    }

    long frames() {
        return frames;
    }

    long duplicates() {
        return duplicates;
    }
}
