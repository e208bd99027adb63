package io.tailrace.sinks.grpc.server;

import io.grpc.Status;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.grpc.server.DeliverySource.Item;
import io.tailrace.sinks.grpc.server.SubscriberPosition.Begin;
import io.tailrace.sinks.transport.DeliveryState;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.stream.v1.Heartbeat;
import io.tailrace.stream.v1.Open;
import io.tailrace.stream.v1.Opened;
import io.tailrace.stream.v1.Position;
import io.tailrace.stream.v1.StartFrom;
import io.tailrace.stream.v1.SubscribeRequest;
import io.tailrace.stream.v1.SubscribeResponse;
import java.util.concurrent.TimeUnit;

/** A subscriber's stream while its call stands. One thread. */
final class Subscription implements AutoCloseable {
    private static final long HEARTBEAT_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long SEEN_INTERVAL_NS = TimeUnit.MINUTES.toNanos(1);
    private static final long BLOCK_TIME_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long RETRY_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int FRAMES_A_TURN = 256;

    private final Subscriber subscriber;
    private final SubscriberCall call;
    private final Open open;
    private final StreamSettings settings;
    private final JournalSource journal;
    private final EngineClock clock;
    private final long base;
    private final long mayBeAcknowledged;
    private final long maxOutstandingBytes;
    private final Outstanding outstanding;
    private StartFinder finder;
    private DeliverySource source;
    private boolean isChecked;
    /** What may have been sent before this call. */
    private long sentBefore;

    private long lastSent;
    private long seenNs;
    private long lookAgainNs;
    private long reserveAgainNs;
    private long reservedAtNs;
    private long block = Subscriber.RESERVED_AT_ONCE / 2;
    /** Whether it began, and did not go on: what it catches up with is no late delivery. */
    private boolean isNew;

    private long saidAtNs;
    private long movedAtNs;
    private Status refusal;

    Subscription(
            final Subscriber subscriber,
            final SubscriberCall call,
            final Open open,
            final StreamSettings settings,
            final JournalSource journal,
            final EngineClock clock,
            final long nowNs) {
        this.subscriber = subscriber;
        this.call = call;
        this.open = open;
        this.settings = settings;
        this.journal = journal;
        this.clock = clock;
        final SubscriberPosition before = subscriber.position();
        final long received = open.getLastReceivedSequence();
        final boolean goesOn = before != null && isResume(open);
        final SubscriberPosition kept = goesOn && received > before.reserved() ? before.skipTo(received) : before;
        isNew = !goesOn;
        mayBeAcknowledged = goesOn ? received : 0;
        base = goesOn ? kept.acknowledged() : Math.max(kept == null ? 0 : kept.reserved(), received);
        if (goesOn) {
            sentBefore = kept.reserved();
            subscriber.moveTo(kept);
            see(nowNs);
        } else {
            isChecked = true;
            finder = new StartFinder(journal, open, open.getStart());
        }
        final long asked = open.getMaxOutstandingBytes();
        maxOutstandingBytes =
                asked <= 0 ? settings.maxOutstandingBytes() : Math.min(asked, settings.maxOutstandingBytes());
        outstanding = new Outstanding(maxOutstandingBytes, base);
        lastSent = base;
        movedAtNs = nowNs;
        lookAgainNs = nowNs;
        reserveAgainNs = nowNs;
        reservedAtNs = nowNs;
        sayOpened(goesOn ? kept : null, nowNs);
    }

    static boolean isResume(final Open open) {
        return open.getStart() == StartFrom.START_FROM_UNSPECIFIED || open.getStart() == StartFrom.START_FROM_RESUME;
    }

    SubscriberCall call() {
        return call;
    }

    /** Why the server ends it; null as long as it goes on. */
    Status refusal() {
        return refusal;
    }

    /** A turn; 0 if there was nothing to do. */
    int work(final long nowNs) {
        int work = listen(nowNs);
        if (refusal != null || call.isGone()) {
            return work;
        }
        if (source == null) {
            work += look(nowNs);
        } else {
            work += send(nowNs);
            settle(nowNs);
        }
        breathe(nowNs);
        return work;
    }

    /** Takes what the subscriber said. */
    int listen(final long nowNs) {
        int work = 0;
        for (SubscribeRequest request = call.take(); request != null && refusal == null; request = call.take()) {
            work++;
            if (request.hasAcknowledgement()) {
                acknowledge(request.getAcknowledgement().getSequence(), nowNs);
            } else {
                refusal = Status.INVALID_ARGUMENT.withDescription(
                        "only the first request may be an open, and all others must be acknowledgements");
            }
        }
        return work;
    }

    private void acknowledge(final long sequence, final long nowNs) {
        if (sequence < 0 || sequence > Math.max(lastSent, mayBeAcknowledged)) {
            refusal = Status.INVALID_ARGUMENT.withDescription("what was acknowledged was not sent");
            return;
        }
        if (sequence > outstanding.acknowledged()) {
            movedAtNs = nowNs;
            final Outstanding.Settled settled = outstanding.acknowledge(sequence);
            subscriber.tracker().delivered(nowNs, settled.deliveries(), settled.recordedAtNs());
        }
    }

    /** Until it is known where it begins, or that what is kept can be gone on with. */
    private int look(final long nowNs) {
        if (nowNs - lookAgainNs < 0) {
            return 0;
        }
        try {
            if (!isChecked) {
                final Boolean isContinued = isContinued();
                if (isContinued == null) {
                    lookAgainNs = nowNs + RETRY_INTERVAL_NS;
                    return 0;
                }
                isChecked = true;
                if (isContinued) {
                    read(subscriber.position());
                    return 1;
                }
                finder = new StartFinder(journal, open, StartFrom.START_FROM_EARLIEST);
            }
            final StartFinder.Start start = finder.poll(FRAMES_A_TURN);
            if (start == null && !finder.isLooking()) {
                lookAgainNs = nowNs + RETRY_INTERVAL_NS;
            } else if (start != null) {
                finder.close();
                finder = null;
                begin(start, nowNs);
            }
            return start == null ? 0 : 1;
        } catch (final FrameLogException e) {
            lookAgainNs = nowNs + RETRY_INTERVAL_NS;
            subscriber.tracker().failed(nowNs, e.getMessage(), 0);
            return 0;
        }
    }

    private Boolean isContinued() {
        final var opened = journal.open();
        if (opened.isEmpty()) {
            return null;
        }
        try (var there = opened.get()) {
            return StartFinder.isContinued(there, subscriber.position().context());
        }
    }

    private void begin(final StartFinder.Start start, final long nowNs) {
        final SubscriberPosition kept = subscriber.position();
        final boolean isLost = kept != null && isResume(open);
        final long from = isLost ? kept.reserved() : base;
        // Of a journal that is another one, or lost its end, all that is left comes again: as much as was ever sent is
        // flagged, and the gap before it.
        final long reserved = isLost ? from + 1 + kept.reserved() : from;
        final boolean hasForgotten = kept == null && open.getLastReceivedSequence() > 0;
        outstanding.acknowledge(from);
        lastSent = from;
        sentBefore = reserved;
        subscriber.moveTo(new SubscriberPosition(
                start.context(),
                start.epoch(),
                start.frame(),
                from,
                isLost || hasForgotten ? Begin.GAP_AND_STATE : Begin.STATE,
                0,
                from,
                reserved,
                clock.epochNanos(),
                settings.keepNs(open.getKeepNs()),
                open.getFilter()));
        subscriber.save(nowNs);
        seenNs = nowNs;
        read(subscriber.position());
    }

    private void read(final SubscriberPosition from) {
        source = new DeliverySource(
                journal,
                subscriber.reader(),
                subscriber.isHeldFor(),
                from,
                open.getRestate(),
                open.getLastReceivedSequence(),
                subscriber.tracker());
    }

    private int send(final long nowNs) {
        int work = 0;
        while (work < FRAMES_A_TURN) {
            if (!sendItems(nowNs)) {
                return work;
            }
            if (source.read(nowNs) == 0) {
                rest(nowNs);
                return work;
            }
            work++;
            if (source.isTelling()) {
                outstanding.add(source.anchor());
            }
        }
        return work;
    }

    /** All that there is was read. A connection that stands with nothing to send is as well as one that delivers. */
    private void rest(final long nowNs) {
        if (!source.isOpen()) {
            return;
        }
        isNew = false;
        if (outstanding.isEmpty()
                && call.isReady()
                && subscriber.tracker().status().state() != DeliveryState.DELIVERING) {
            subscriber.tracker().delivered(nowNs, 0, 0);
        }
    }

    /** Sends what was read; false if some of it must wait. */
    private boolean sendItems(final long nowNs) {
        for (Item item = source.peek(); item != null; item = source.peek()) {
            final long sequence = item.delivery().getSequence();
            if (sequence == 0) {
                if (!call.isReady()) {
                    return false;
                }
                say(SubscribeResponse.newBuilder().setDelivery(item.delivery()).build(), nowNs);
            } else if (sequence > outstanding.acknowledged()) {
                final int lengthInBytes = item.delivery().getSerializedSize();
                if (!call.isReady() || !outstanding.hasRoom(lengthInBytes) || !isReserved(item, nowNs)) {
                    return false;
                }
                if (outstanding.isEmpty()) {
                    movedAtNs = nowNs;
                }
                final boolean isDuplicate = item.delivery().getDuplicate();
                outstanding.add(sequence, lengthInBytes, isNew || isDuplicate ? 0 : item.recordedAtNs(), isDuplicate);
                lastSent = sequence;
                say(SubscribeResponse.newBuilder().setDelivery(item.delivery()).build(), nowNs);
            }
            source.remove();
        }
        return true;
    }

    /** Before a sequence is sent it is on disk that it may have been, and so it is with the first one of an epoch. */
    private boolean isReserved(final Item item, final long nowNs) {
        final SubscriberPosition position = subscriber.position();
        final long sequence = item.delivery().getSequence();
        final boolean isNewEpoch = item.mark().isNewTo(position.sent());
        if (sequence <= position.reserved() && !isNewEpoch) {
            return true;
        }
        if (nowNs - reserveAgainNs < 0) {
            return false;
        }
        try {
            final long reserved = sequence <= position.reserved() ? position.reserved() : sequence + block(nowNs);
            subscriber.moveTo(position.reserve(reserved).send(isNewEpoch ? item.mark() : position.sent()));
            subscriber.save(nowNs);
            return true;
        } catch (final FrameLogException e) {
            subscriber.moveTo(position);
            subscriber.tracker().failed(nowNs, e.getMessage(), 0);
            reserveAgainNs = nowNs + RETRY_INTERVAL_NS;
            return false;
        }
    }

    /** More at once for who uses them up fast: each block is a file that is forced to the disk while all others wait. */
    private long block(final long nowNs) {
        final boolean isFast = nowNs - reservedAtNs < BLOCK_TIME_NS;
        reservedAtNs = nowNs;
        block = isFast ? Math.min(2 * block, Subscriber.MOST_RESERVED_AT_ONCE) : Subscriber.RESERVED_AT_ONCE;
        return block;
    }

    /** That it is connected comes to the disk now and then, so that a name is not forgotten which was there until the server died. */
    private void see(final long nowNs) {
        seenNs = nowNs;
        subscriber.moveTo(subscriber.position().seen(clock.epochNanos(), settings.keepNs(open.getKeepNs())));
    }

    private void settle(final long nowNs) {
        move();
        if (nowNs - seenNs >= SEEN_INTERVAL_NS) {
            see(nowNs);
        }
        if (subscriber.saveNowAndThen(nowNs)) {
            source.acknowledge(subscriber.position().context());
        }
    }

    private void move() {
        final Anchor settled = outstanding.takeSettled();
        if (settled != null) {
            subscriber.moveTo(subscriber.position().moveTo(settled));
        }
        if (outstanding.acknowledged() != subscriber.position().acknowledged()) {
            subscriber.moveTo(subscriber.position().acknowledge(outstanding.acknowledged()));
        }
    }

    private void breathe(final long nowNs) {
        if (nowNs - saidAtNs >= HEARTBEAT_INTERVAL_NS && call.isReady()) {
            say(
                    SubscribeResponse.newBuilder()
                            .setHeartbeat(Heartbeat.newBuilder()
                                    .setNowNs(clock.epochNanos())
                                    .setLastSequence(lastSent))
                            .build(),
                    nowNs);
        }
        if (!outstanding.isEmpty() && nowNs - movedAtNs >= settings.acknowledgeTimeoutNs()) {
            refusal = Status.DEADLINE_EXCEEDED.withDescription(
                    "nothing of what was sent was acknowledged for too long; open again to have it sent again");
        }
    }

    private void sayOpened(final SubscriberPosition kept, final long nowNs) {
        final Opened.Builder opened = Opened.newBuilder()
                .setNextSequence(base + 1)
                .setResumed(kept != null)
                .setMaxOutstandingBytes(maxOutstandingBytes);
        if (kept != null) {
            opened.setPosition(Position.newBuilder().setEpoch(kept.epoch()).setFrameSequence(kept.frame()));
        }
        say(SubscribeResponse.newBuilder().setOpened(opened).build(), nowNs);
    }

    private void say(final SubscribeResponse response, final long nowNs) {
        saidAtNs = nowNs;
        call.send(response);
    }

    /** Ends reading, and keeps where it was: what is above what was sent is reserved no more. */
    void end(final long nowNs) {
        close();
        if (source == null) {
            return;
        }
        move();
        final SubscriberPosition position = subscriber.position();
        subscriber.moveTo(position.reserve(Math.max(Math.max(lastSent, sentBefore), position.acknowledged()))
                .seen(clock.epochNanos(), settings.keepNs(open.getKeepNs())));
        try {
            subscriber.save(nowNs);
        } catch (final FrameLogException e) {
            subscriber.moveTo(position);
            subscriber.tracker().refused("position", 0, e.getMessage());
        }
    }

    @Override
    public void close() {
        if (finder != null) {
            finder.close();
        }
        if (source != null) {
            source.close();
        }
    }
}
