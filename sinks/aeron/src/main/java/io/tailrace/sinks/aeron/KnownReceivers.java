package io.tailrace.sinks.aeron;

import io.tailrace.sinks.journal.JournalBookmark;
import io.tailrace.sinks.transport.PositionStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The receivers of a sender, over restarts. Who is alive bounds what is sent; who is silent keeps only its place, until it is forgotten. One thread.
 */
final class KnownReceivers {
    private final PositionStore positions;
    private final int most;
    private final Map<String, KnownReceiver> byName = new LinkedHashMap<>();

    KnownReceivers(final PositionStore positions, final int most, final long nowNs) {
        this.positions = positions;
        this.most = most;
        for (final String name : positions.names()) {
            positions.load(name).ifPresent(text -> load(name, text, nowNs));
        }
    }

    /** A place that cannot be read was not ours to keep: the receiver says where it is. */
    private void load(final String name, final String text, final long nowNs) {
        try {
            final JournalBookmark bookmark = JournalBookmark.parse(text);
            final FramePlace place = new FramePlace(bookmark.epoch(), bookmark.sequence());
            byName.put(name, new KnownReceiver(name, place, bookmark, nowNs));
        } catch (final IllegalArgumentException unreadable) {
            positions.forget(name);
        }
    }

    /** The receiver of a name, new or not; null if there are too many. */
    KnownReceiver of(final String name, final long nowNs) {
        final KnownReceiver known = byName.get(name);
        if (known != null || byName.size() >= most) {
            return known;
        }
        final KnownReceiver found = new KnownReceiver(name, FramePlace.NONE, null, nowNs);
        byName.put(name, found);
        return found;
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    boolean isAnyAlive() {
        return byName.values().stream().anyMatch(KnownReceiver::isAlive);
    }

    List<KnownReceiver> alive() {
        return byName.values().stream().filter(KnownReceiver::isAlive).toList();
    }

    /** The one of those alive that has taken least; null if nobody is. */
    KnownReceiver slowest() {
        KnownReceiver slowest = null;
        for (final KnownReceiver receiver : byName.values()) {
            if (receiver.isAlive() && (slowest == null || isSlower(receiver, slowest))) {
                slowest = receiver;
            }
        }
        return slowest;
    }

    private static boolean isSlower(final KnownReceiver one, final KnownReceiver other) {
        final int order = one.place().compareTo(other.place());
        return order < 0 || (order == 0 && other.isAtEnd());
    }

    /** What is known of the frame at a place; null if nothing is. */
    JournalBookmark bookmarkOf(final FramePlace place) {
        for (final KnownReceiver receiver : byName.values()) {
            if (receiver.bookmark() != null && receiver.place().equals(place)) {
                return receiver.bookmark();
            }
        }
        return null;
    }

    /** The oldest frame that any of all still needs the next of; null if one of them needs all. */
    JournalBookmark oldest() {
        if (byName.values().stream().anyMatch(receiver -> receiver.bookmark() == null)) {
            return null;
        }
        return byName.values().stream()
                .map(KnownReceiver::bookmark)
                .min(Comparator.comparingLong(JournalBookmark::position))
                .orElse(null);
    }

    /** Notices who is silent, and forgets who was for long. */
    void expire(final long nowNs, final long silenceNs, final long forgetNs) {
        for (final KnownReceiver receiver : new ArrayList<>(byName.values())) {
            if (nowNs - receiver.heardAtNs() > silenceNs) {
                receiver.silent();
            }
            if (nowNs - receiver.heardAtNs() > forgetNs) {
                byName.remove(receiver.name());
                positions.forget(receiver.name());
            }
        }
    }

    /** Brings to disk what changed. Throws if that cannot be done; the next call tries it again. */
    void save() {
        for (final KnownReceiver receiver : byName.values()) {
            if (receiver.isUnsaved()) {
                positions.save(receiver.name(), receiver.bookmark().toString());
                receiver.saved();
            }
        }
    }
}
