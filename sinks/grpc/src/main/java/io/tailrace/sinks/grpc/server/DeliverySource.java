package io.tailrace.sinks.grpc.server;

import io.tailrace.codec.sbe.CheckpointBeginDecoder;
import io.tailrace.codec.sbe.CheckpointCommitDecoder;
import io.tailrace.sinks.grpc.delivery.DeliveryMapper;
import io.tailrace.sinks.grpc.delivery.ReadingPlace;
import io.tailrace.sinks.grpc.server.SubscriberPosition.Begin;
import io.tailrace.sinks.journal.JournalBookmark;
import io.tailrace.sinks.journal.JournalPosition;
import io.tailrace.sinks.transport.DeliveryTracker;
import io.tailrace.sinks.transport.JournalFeed;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Gap;
import io.tailrace.stream.v1.GapReason;
import io.tailrace.stream.v1.Position;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Derives a subscriber's deliveries from the journal, with their sequences: behind the same position always the same ones, whoever asks and whenever,
 * as long as the journal has the frames. One thread.
 */
final class DeliverySource implements ReadingPlace, AutoCloseable {
    private static final long FIRST_FRAME = 1;

    private final SubscriberPosition from;
    private final DeliveryTracker tracker;
    private final DeliveryMapper mapper;
    private final JournalFeed feed;
    private final Sequencer sequencer;
    private final ArrayDeque<Item> items = new ArrayDeque<>();

    private JournalBookmark context;
    /** The beginning of the file that is being read, until its checkpoint is whole: then it is the context. */
    private JournalBookmark nextContext;

    private int epoch;
    private long frame;
    private final long received;
    private boolean restates;
    private boolean isTelling;
    private boolean isFileBegin;
    private boolean isCheckpointEnd;
    private boolean isContextRead;
    private boolean isEpochBegin;
    private EpochMark mark;
    private boolean wasDeleted;
    private long missing;
    private long missingNow;
    private long lastPosition;
    private long lostSeen;

    /**
     * What is to be sent.
     *
     * @param delivery whole.
     * @param mark of the epoch that it is about.
     * @param recordedAtNs when the oldest sample in it was recorded, ns since 1970; 0 if that tells nothing.
     */
    record Item(Delivery delivery, EpochMark mark, long recordedAtNs) {}

    DeliverySource(
            final JournalSource journal,
            final String reader,
            final boolean isHeldFor,
            final SubscriberPosition from,
            final boolean restates,
            final long received,
            final DeliveryTracker tracker) {
        this.from = from;
        this.received = received;
        this.restates = restates && (from.begin() == Begin.GO_ON || mayHaveBeenTold());
        this.tracker = tracker;
        mapper = new DeliveryMapper(from.filter(), this);
        sequencer = new Sequencer(from.sequence(), from.reserved());
        context = from.context();
        epoch = context.epoch();
        frame = context.sequence();
        mark = new EpochMark(epoch, frame == FIRST_FRAME ? context.checksum() : 0);
        lostSeen = tracker.status().lostFrames();
        feed = new JournalFeed(journal, reader, context, mapper, tracker);
        if (!isHeldFor) {
            feed.holdsNothing();
        }
        feed.acknowledge(context);
    }

    /** Reads a frame; 0 if there is none. What it says can be polled then. */
    int read(final long nowNs) {
        final boolean wasTelling = isTelling;
        missingNow = 0;
        isFileBegin = false;
        isCheckpointEnd = false;
        isEpochBegin = false;
        wasDeleted = false;
        if (feed.poll(nowNs, 1) == 0) {
            return 0;
        }
        final long lost = tracker.status().lostFrames() - lostSeen;
        lostSeen += lost;
        missingNow = Math.max(missingNow, lost);
        if (isTelling) {
            leaveOutWhatWasDelivered(wasTelling);
            tellOfMissing(wasTelling);
        }
        if (isEpochBegin) {
            beginEpoch();
        }
        follow();
        deliver();
        return 1;
    }

    /** What comes next; stays there. Null if nothing. */
    Item peek() {
        return items.peek();
    }

    void remove() {
        items.remove();
    }

    /** The last frame that was read; what was made of it counts to it. */
    Anchor anchor() {
        return new Anchor(context, epoch, frame, sequencer.last(), missing);
    }

    /** Whether frames are read that are to be delivered, and not those before them only. */
    boolean isTelling() {
        return isTelling;
    }

    /** Whether the journal is being read. */
    boolean isOpen() {
        return feed.isOpen();
    }

    /** Retention may delete what is before. */
    void acknowledge(final JournalBookmark settledContext) {
        feed.acknowledge(settledContext);
    }

    @Override
    public void onMissing(final long frames) {
        missingNow += frames;
    }

    @Override
    public void onFrame(final int frameEpoch, final long sequence, final int templateId, final long position) {
        if (!isTelling && from.isBefore(frameEpoch, sequence)) {
            isTelling = true;
            begin(position);
        } else {
            isContextRead = true;
        }
        if (frameEpoch != epoch) {
            nextContext = null;
            isEpochBegin = true;
        }
        epoch = frameEpoch;
        frame = sequence;
        lastPosition = position;
        isFileBegin = JournalPosition.placeInFile(position) == 0 && templateId == CheckpointBeginDecoder.TEMPLATE_ID;
        isCheckpointEnd = templateId == CheckpointCommitDecoder.TEMPLATE_ID;
        wasDeleted |= JournalPosition.placeInFile(position) == 0;
    }

    private void begin(final long position) {
        final Gap gap = from.begin() == Begin.GAP_AND_STATE
                ? Gap.newBuilder().setReason(GapReason.GAP_REASON_RETENTION).build()
                : null;
        final boolean isThere = epoch == from.epoch() && frame == from.frame();
        if (from.begin() == Begin.GO_ON && (!isThere || missing != from.missing())) {
            // Either the frames are gone that say what later ones are about, or others than were missing before.
            missingNow = Math.max(1, missingNow);
        }
        wasDeleted = !isContextRead
                && JournalPosition.rollNumber(position) != JournalPosition.rollNumber(context.position());
        mapper.tell(gap, from.begin() != Begin.GO_ON);
    }

    /** Where the journal lost its end with its machine, the epoch that follows has nothing to do with what was sent. */
    private void beginEpoch() {
        final JournalBookmark first = feed.bookmark();
        mark = new EpochMark(epoch, frame == FIRST_FRAME && first.position() == lastPosition ? first.checksum() : 0);
        if (from.sent().equals(EpochMark.NONE)) {
            return;
        }
        final Gap.Builder lost =
                Gap.newBuilder().setReason(GapReason.GAP_REASON_DAMAGED).setFrames(1); // at least
        if (!isTelling && mark.contradicts(from.sent())) {
            isTelling = true;
            mapper.tell(lost.build(), true);
        } else if (isTelling
                && mark.isNewTo(from.sent())
                && sequencer.last() < Math.max(received, from.acknowledged())) {
            mapper.lost(lost.build());
        } else {
            return;
        }
        tracker.lost(1);
        lostSeen++;
    }

    /** Of frames that are missing behind the context, those up to the position were delivered before they went. */
    private void leaveOutWhatWasDelivered(final boolean wasTelling) {
        if (!wasTelling && !isContextRead && from.epoch() == context.epoch()) {
            missingNow = Math.max(Math.min(1, missingNow), missingNow - (from.frame() - context.sequence()));
        }
    }

    /** Whether some of what comes may have been sent before. */
    private boolean mayHaveBeenTold() {
        return from.reserved() > from.sequence();
    }

    private void tellOfMissing(final boolean wasTelling) {
        final boolean isBegin = !wasTelling && from.begin() != Begin.GO_ON;
        if (isBegin && from.begin() == Begin.GAP_AND_STATE) {
            sequencer.saysGapAgain(missingNow == 0);
        } else if (missingNow > 0 && (!isBegin || mayHaveBeenTold())) {
            mapper.lost(Gap.newBuilder()
                    .setReason(wasDeleted ? GapReason.GAP_REASON_RETENTION : GapReason.GAP_REASON_DAMAGED)
                    .setFrames(missingNow)
                    .build());
        }
    }

    /** A fresh reader of a file whose first checkpoint is whole knows what this one knows. */
    private void follow() {
        if (missingNow > 0) {
            missing += missingNow;
            nextContext = null;
        }
        if (isFileBegin) {
            nextContext = feed.bookmark();
        } else if (isCheckpointEnd && nextContext != null) {
            context = nextContext;
            nextContext = null;
            missing = 0;
        }
    }

    private void deliver() {
        final Position position =
                Position.newBuilder().setEpoch(epoch).setFrameSequence(frame).build();
        final long recordedAtNs = mapper.takeOldestNs();
        final List<Delivery.Builder> deliveries = mapper.take();
        if (restates && !deliveries.isEmpty() && sequencer.last() + deliveries.size() > received) {
            restate(position);
        }
        for (final Delivery.Builder made : deliveries) {
            items.add(
                    new Item(sequencer.next(made.setPosition(position)), mark, made.hasSnapshot() ? recordedAtNs : 0));
        }
    }

    /** Not sooner: what lies between the position and what was received would be dropped as having come before, and nobody had told of it. */
    private void restate(final Position position) {
        restates = false;
        mapper.restate();
        for (final Delivery.Builder said : mapper.takeRestated()) {
            items.add(new Item(said.setPosition(position).build(), mark, 0));
        }
    }

    @Override
    public void close() {
        feed.close();
    }
}
