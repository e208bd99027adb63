package io.tailrace.sinks.grpc.server;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.sinks.transport.DeliveryTracker;
import io.tailrace.sinks.transport.PositionStore;
import java.util.concurrent.TimeUnit;

/** A name: what is kept of it over calls, and the call that it has now. One thread. */
final class Subscriber {
    /** Sequences that are reserved at once: after the death of the server as many may be flagged that were never sent. */
    static final long RESERVED_AT_ONCE = 1_024;

    /** As many when a subscriber takes them fast. */
    static final long MOST_RESERVED_AT_ONCE = 65_536;

    private static final long SAVE_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long IDLE_SAVE_INTERVAL_NS = TimeUnit.SECONDS.toNanos(30);

    private final String name;
    private final boolean isHeldFor;
    private final PositionStore store;
    private final AlertTally.Member meter;
    private final DeliveryTracker tracker;
    private SubscriberPosition position;
    private SubscriberPosition saved;
    private long savedAtNs;
    private Subscription stream;
    private String instance = "";
    private boolean wasCut;

    Subscriber(
            final String name,
            final boolean isHeldFor,
            final PositionStore store,
            final AlertTally.Member meter,
            final DeliveryTracker tracker) {
        this.name = name;
        this.isHeldFor = isHeldFor;
        this.store = store;
        this.meter = meter;
        this.tracker = tracker;
        position = store.load(name).map(SubscriberPosition::parse).orElse(null);
        saved = position;
    }

    String name() {
        return name;
    }

    /** The name of its reader and of its hold in the journal. */
    String reader() {
        return readerOf(name);
    }

    /** Whether retention waits for it. */
    boolean isHeldFor() {
        return isHeldFor;
    }

    static String readerOf(final String name) {
        return "grpc." + name;
    }

    DeliveryTracker tracker() {
        return tracker;
    }

    /** Null if it never began. */
    SubscriberPosition position() {
        return position;
    }

    /** Null if it is away. */
    Subscription stream() {
        return stream;
    }

    boolean isSameInstance(final String other) {
        return !other.isEmpty() && other.equals(instance);
    }

    /** A call of it stands from now on. The same subscriber that comes again without having taken its leave was cut off. */
    void begin(final Subscription opened, final String openedInstance, final long nowNs) {
        if (wasCut && isSameInstance(openedInstance)) {
            tracker.failed(nowNs, "the subscriber came again without ending its stream", 0);
        }
        stream = opened;
        instance = openedInstance;
        wasCut = true;
    }

    /** Its call is over. */
    void end(final boolean tookLeave) {
        stream = null;
        wasCut = !tookLeave;
    }

    void moveTo(final SubscriberPosition next) {
        position = next;
    }

    /** Brings the position to disk at once. */
    void save(final long nowNs) {
        savedAtNs = nowNs;
        if (position != null && !position.equals(saved)) {
            store.save(name, position.text());
            saved = position;
        }
    }

    /** Brings the position to disk now and then; says whether it is there. */
    boolean saveNowAndThen(final long nowNs) {
        if (position == null || position.equals(saved)) {
            return false;
        }
        final boolean isUrgent = saved == null
                || saved.acknowledged() != position.acknowledged()
                || !saved.context().equals(position.context());
        if (nowNs - savedAtNs < (isUrgent ? SAVE_INTERVAL_NS : IDLE_SAVE_INTERVAL_NS)) {
            return false;
        }
        try {
            save(nowNs);
            return true;
        } catch (final FrameLogException e) {
            tracker.refused("position", 0, e.getMessage());
            return false;
        }
    }

    /** Nothing is kept of it any more. */
    void forget() {
        store.forget(name);
        close();
    }

    /** Ends what it has in memory. */
    void close() {
        meter.close();
    }
}
