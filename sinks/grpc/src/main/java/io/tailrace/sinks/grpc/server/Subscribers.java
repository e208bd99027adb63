package io.tailrace.sinks.grpc.server;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.transport.DeliveryState;
import io.tailrace.sinks.transport.DeliveryStatus;
import io.tailrace.sinks.transport.DeliveryTracker;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All names: those that are kept on disk, and those that were connected since the server began. Bounded by the number of names. One thread. */
final class Subscribers implements AutoCloseable {
    /** A journal keeps positions of few readers, and other transports are among them: names that anybody can invent must not take them all. */
    static final int MOST_HOLDS = 32;

    private final Map<String, Subscriber> met = new LinkedHashMap<>();
    private final Set<String> kept;

    /** Those that retention waits for. */
    private final Set<String> holders = new HashSet<>();

    private final StreamSettings settings;
    private final PositionStore store;
    private final EngineClock clock;
    private final AlertTally alerts;
    private final long startedAtNs;
    private DeliveryStatus departed;

    Subscribers(final StreamSettings settings, final PositionStore store) {
        this.settings = settings;
        this.store = store;
        clock = settings.clock();
        alerts = new AlertTally(settings.meter());
        startedAtNs = clock.epochNanos();
        departed = new DeliveryStatus("grpc", DeliveryState.DELIVERING, 0, 0, 0, 0, "", startedAtNs);
        kept = new HashSet<>(store.names());
    }

    int count() {
        return kept.size();
    }

    boolean isKnown(final String name) {
        return kept.contains(name);
    }

    Subscriber of(final String name, final long nowNs) {
        kept.add(name);
        return met.computeIfAbsent(name, missing -> {
            final AlertTally.Member meter = alerts.member();
            return new Subscriber(
                    missing,
                    mayHold(missing),
                    store,
                    meter,
                    new DeliveryTracker(
                            "grpc subscriber " + missing,
                            settings.retryPolicy(),
                            meter,
                            clock,
                            nowNs ^ missing.hashCode()));
        });
    }

    /** It said that it is done: nothing of it fails from now on. */
    void takeLeave(final Subscriber subscriber) {
        subscriber.end(true);
        subscriber.close();
        met.remove(subscriber.name());
        final DeliveryStatus last = subscriber.tracker().status();
        departed = new DeliveryStatus(
                departed.transport(),
                departed.state(),
                departed.failures() + last.failures(),
                departed.delivered() + last.delivered(),
                departed.refused() + last.refused(),
                departed.lostFrames() + last.lostFrames(),
                departed.cause(),
                departed.sinceNs());
    }

    /** What those got together who took their leave. */
    DeliveryStatus departed() {
        return departed;
    }

    List<DeliveryStatus> statuses(final long nowNs) {
        final List<DeliveryStatus> statuses = new ArrayList<>(met.size());
        for (final Subscriber subscriber : met.values()) {
            subscriber.tracker().isDue(nowNs); // notices what persists
            statuses.add(subscriber.tracker().status());
        }
        return statuses;
    }

    /** Forgets names that were away for longer than they are kept, and lets retention have what was kept for them. */
    void forgetThoseAway(final JournalSource journal, final DeliveryTracker refusals) {
        final long nowNs = clock.epochNanos();
        for (final String name : List.copyOf(kept)) {
            final Subscriber subscriber = met.get(name);
            if (subscriber != null && subscriber.stream() != null) {
                continue;
            }
            try {
                final SubscriberPosition position =
                        store.load(name).map(SubscriberPosition::parse).orElse(null);
                if (position == null || isTooLongAway(position, nowNs)) {
                    forget(name, journal);
                }
            } catch (final FrameLogException | IllegalArgumentException e) {
                refusals.refused("position", 0, e.getMessage());
            }
        }
    }

    /** While there was no server, nobody could come. */
    private boolean isTooLongAway(final SubscriberPosition position, final long nowNs) {
        return nowNs - Math.max(position.seenAtNs(), startedAtNs) >= position.keepNs();
    }

    private boolean mayHold(final String name) {
        return holders.contains(name) || (holders.size() < MOST_HOLDS && holders.add(name));
    }

    /** Its hold first: if that fails it is tried again, and nothing is held for a name that nobody knows. */
    private void forget(final String name, final JournalSource journal) {
        journal.open().ifPresent(opened -> {
            try (opened) {
                if (opened.info().acknowledged().containsKey(Subscriber.readerOf(name))) {
                    opened.openHold(Subscriber.readerOf(name)).release();
                }
            }
        });
        store.forget(name);
        kept.remove(name);
        holders.remove(name);
        final Subscriber subscriber = met.remove(name);
        if (subscriber != null) {
            subscriber.close();
        }
    }

    @Override
    public void close() {
        met.values().forEach(Subscriber::close);
        met.clear();
        store.close();
    }
}
