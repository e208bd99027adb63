package io.tailrace.sinks.grpc.server;

import com.google.protobuf.InvalidProtocolBufferException;
import io.tailrace.sinks.journal.JournalBookmark;
import io.tailrace.stream.v1.Filter;
import java.util.Base64;

/**
 * What is kept of a subscriber's name. Its deliveries are derived anew from the frames behind {@code epoch} and {@code frame}; what those are about is
 * read from {@code context} on, which is where a roll file begins.
 *
 * @param context the first frame of a roll file, which the journal is read behind.
 * @param epoch of the last frame that was delivered whole; all frames up to it only say what later ones are about.
 * @param frame its sequence in the epoch.
 * @param sequence of the last delivery up to that frame.
 * @param begin what comes before the next frame's deliveries.
 * @param missing frames that were missing between the context and that frame, so that it is noticed if more are.
 * @param acknowledged the last sequence that was.
 * @param reserved no greater sequence was ever sent.
 * @param sent nothing of a later epoch was ever sent.
 * @param seenAtNs when the subscriber was connected last, ns since 1970.
 * @param keepNs how long it is kept while it is away.
 * @param filter what it wants.
 */
record SubscriberPosition(
        JournalBookmark context,
        int epoch,
        long frame,
        long sequence,
        Begin begin,
        long missing,
        long acknowledged,
        long reserved,
        EpochMark sent,
        long seenAtNs,
        long keepNs,
        Filter filter) {
    private static final String FORM = "1";
    private static final int FIELDS = 13;

    /** One of which nothing was sent. */
    SubscriberPosition(
            final JournalBookmark context,
            final int epoch,
            final long frame,
            final long sequence,
            final Begin begin,
            final long missing,
            final long acknowledged,
            final long reserved,
            final long seenAtNs,
            final long keepNs,
            final Filter filter) {
        this(
                context,
                epoch,
                frame,
                sequence,
                begin,
                missing,
                acknowledged,
                reserved,
                EpochMark.NONE,
                seenAtNs,
                keepNs,
                filter);
    }

    /** What a stream begins with that does not go on. */
    enum Begin {
        /** It goes on. */
        GO_ON,
        /** Who records, metrics and series, as they are known by then. */
        STATE,
        /** A gap, and then those. */
        GAP_AND_STATE
    }

    SubscriberPosition reserve(final long sequence) {
        return new SubscriberPosition(
                context,
                epoch,
                frame,
                this.sequence,
                begin,
                missing,
                acknowledged,
                sequence,
                sent,
                seenAtNs,
                keepNs,
                filter);
    }

    SubscriberPosition acknowledge(final long sequence) {
        return new SubscriberPosition(
                context,
                epoch,
                frame,
                this.sequence,
                begin,
                missing,
                sequence,
                reserved,
                sent,
                seenAtNs,
                keepNs,
                filter);
    }

    SubscriberPosition seen(final long atNs, final long keptNs) {
        return new SubscriberPosition(
                context, epoch, frame, sequence, begin, missing, acknowledged, reserved, sent, atNs, keptNs, filter);
    }

    /** It received what is not known here to have been sent: nothing up to that means the same, and it goes on above. */
    SubscriberPosition skipTo(final long received) {
        return new SubscriberPosition(
                context,
                epoch,
                frame,
                received,
                Begin.GAP_AND_STATE,
                missing,
                received,
                received,
                sent,
                seenAtNs,
                keepNs,
                filter);
    }

    SubscriberPosition moveTo(final Anchor anchor) {
        return new SubscriberPosition(
                anchor.context(),
                anchor.epoch(),
                anchor.frame(),
                anchor.sequence(),
                Begin.GO_ON,
                anchor.missing(),
                acknowledged,
                reserved,
                sent,
                seenAtNs,
                keepNs,
                filter);
    }

    /** Something of this epoch may be sent from now on. */
    SubscriberPosition send(final EpochMark mark) {
        return new SubscriberPosition(
                context,
                epoch,
                frame,
                sequence,
                begin,
                missing,
                acknowledged,
                reserved,
                mark,
                seenAtNs,
                keepNs,
                filter);
    }

    /** Whether a frame lies behind the last one that was delivered. */
    boolean isBefore(final int otherEpoch, final long otherFrame) {
        final int order = Integer.compareUnsigned(epoch, otherEpoch);
        return order < 0 || (order == 0 && Long.compareUnsigned(frame, otherFrame) < 0);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is none.
     */
    static SubscriberPosition parse(final String text) {
        final String[] fields = text.split(" ", -1);
        if (fields.length != FIELDS || !fields[0].equals(FORM)) {
            throw new IllegalArgumentException("it is no position of a subscriber");
        }
        try {
            final SubscriberPosition position = new SubscriberPosition(
                    JournalBookmark.parse(fields[1]),
                    Integer.parseUnsignedInt(fields[2]),
                    Long.parseUnsignedLong(fields[3]),
                    Long.parseLong(fields[4]),
                    Begin.valueOf(fields[5]),
                    Long.parseLong(fields[6]),
                    Long.parseLong(fields[7]),
                    Long.parseLong(fields[8]),
                    EpochMark.parse(fields[9]),
                    Long.parseLong(fields[10]),
                    Long.parseLong(fields[11]),
                    Filter.parseFrom(Base64.getDecoder().decode(fields[12])));
            if (position.sequence < 0
                    || position.acknowledged < position.sequence
                    || position.reserved < position.acknowledged
                    || position.reserved > OpenRules.HIGHEST_SEQUENCE) {
                throw new IllegalArgumentException("the sequences in a subscriber's position contradict each other");
            }
            return position;
        } catch (final InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("the filter in a subscriber's position cannot be read", e);
        }
    }

    /** One line. */
    String text() {
        return String.join(
                " ",
                FORM,
                context.toString(),
                Integer.toUnsignedString(epoch),
                Long.toUnsignedString(frame),
                Long.toString(sequence),
                begin.name(),
                Long.toString(missing),
                Long.toString(acknowledged),
                Long.toString(reserved),
                sent.toString(),
                Long.toString(seenAtNs),
                Long.toString(keepNs),
                Base64.getEncoder().encodeToString(filter.toByteArray()));
    }
}
