package io.tailrace.sinks.aeron;

import io.tailrace.sinks.journal.JournalBookmark;
import io.tailrace.sinks.transport.PositionStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The receivers of a sender, over restarts. Who is alive bounds what is sent; who is silent keeps only its place, until it is forgotten, and so does
 * who does not go on while others do: it is tried again now and then. One thread.
 */
final class KnownReceivers {
    private final PositionStore positions;
    private final String prefix;
    private final int most;
    private final Map<String, KnownReceiver> byName = new LinkedHashMap<>();
    private long nextTrialNs;

    /** Others may keep positions in the same store: those of {@code sender} begin with its name, and the rest is left alone. */
    KnownReceivers(final PositionStore positions, final String sender, final int most, final long nowNs) {
        this.positions = positions;
        prefix = "aeron/" + sender + "/";
        this.most = most;
        nextTrialNs = nowNs;
        for (final String name : positions.names()) {
            if (name.startsWith(prefix)) {
                positions.load(name).ifPresent(text -> load(name.substring(prefix.length()), text, nowNs));
            }
        }
    }

    /** A place that cannot be read is of no use: the receiver says where it is. */
    private void load(final String name, final String text, final long nowNs) {
        try {
            final JournalBookmark bookmark = JournalBookmark.parse(text);
            final FramePlace place = new FramePlace(bookmark.epoch(), bookmark.sequence());
            byName.put(name, new KnownReceiver(name, place, bookmark, nowNs));
        } catch (final IllegalArgumentException unreadable) {
            positions.forget(prefix + name);
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

    boolean isAnyLeftBehind() {
        return byName.values().stream().anyMatch(receiver -> receiver.isAlive() && receiver.isLeftBehind());
    }

    /** Leaves behind all who have not taken a frame, if somebody has; tells who. */
    List<KnownReceiver> leaveBehind(final FramePlace frame, final long nowNs) {
        final List<KnownReceiver> lacking = byName.values().stream()
                .filter(KnownReceiver::isFollowed)
                .filter(receiver -> frame.isBehind(receiver.place()))
                .toList();
        if (lacking.size()
                == byName.values().stream().filter(KnownReceiver::isFollowed).count()) {
            return List.of();
        }
        lacking.forEach(receiver -> receiver.leaveBehind(nowNs));
        return lacking;
    }

    /** Waits again for one of those left behind, so often at the most; for all at once if there is nobody else. */
    void tryAgain(final long nowNs, final long intervalNs) {
        if (byName.values().stream().noneMatch(KnownReceiver::isFollowed)) {
            alive().forEach(KnownReceiver::tryAgain);
        } else if (nowNs - nextTrialNs >= 0) {
            alive().stream()
                    .filter(receiver -> receiver.isLeftBehind() && nowNs - receiver.leftAtNs() >= intervalNs)
                    .min(Comparator.comparingLong(KnownReceiver::leftAtNs))
                    .ifPresent(receiver -> {
                        receiver.tryAgain();
                        nextTrialNs = nowNs + intervalNs;
                    });
        }
    }

    /** A receiver says that it takes nothing: nothing waits for it. */
    void refuses(final String name) {
        final KnownReceiver receiver = byName.get(name);
        if (receiver != null) {
            receiver.silent();
        }
    }

    /** The one of those waited for that has taken least; null if there is nobody. */
    KnownReceiver slowest() {
        KnownReceiver slowest = null;
        for (final KnownReceiver receiver : byName.values()) {
            if (receiver.isFollowed() && (slowest == null || isSlower(receiver, slowest))) {
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
                positions.forget(prefix + receiver.name());
            }
        }
    }

    /** Brings to disk what changed. Throws if that cannot be done; the next call tries it again. */
    void save() {
        for (final KnownReceiver receiver : byName.values()) {
            if (receiver.isUnsaved()) {
                positions.save(prefix + receiver.name(), receiver.bookmark().toString());
                receiver.saved();
            }
        }
    }
}
