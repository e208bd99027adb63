package io.tailrace.sinks.aeron;

import io.tailrace.sinks.journal.JournalBookmark;

/** What a sender knows of a receiver. One thread. */
final class KnownReceiver {
    private final String name;
    private FramePlace place;
    private JournalBookmark bookmark;
    private JournalBookmark saved;
    private long heardAtNs;
    private boolean isAlive;
    private boolean isLeftBehind;
    private boolean isOnTrial;
    private boolean isToldAhead;
    private long leftAtNs;
    private boolean isAtEnd;
    private boolean hasMissed;

    KnownReceiver(final String name, final FramePlace place, final JournalBookmark bookmark, final long nowNs) {
        this.name = name;
        this.place = place;
        this.bookmark = bookmark;
        this.saved = bookmark;
        this.heardAtNs = nowNs;
    }

    String name() {
        return name;
    }

    /** The last frame that it has taken, as it says. */
    FramePlace place() {
        return place;
    }

    /** Of that frame; null if that is not known. */
    JournalBookmark bookmark() {
        return bookmark;
    }

    /** Whether it was heard of not long ago. */
    boolean isAlive() {
        return isAlive;
    }

    /** Whether what is sent waits for it. */
    boolean isFollowed() {
        return isAlive && !isLeftBehind;
    }

    /** Whether nothing waits for it, for it did not go on while others did. It keeps its place. */
    boolean isLeftBehind() {
        return isLeftBehind;
    }

    /** Whether it was left behind, is waited for again, and has not gone on yet. */
    boolean isOnTrial() {
        return isOnTrial;
    }

    /** When it was left behind last. */
    long leftAtNs() {
        return leftAtNs;
    }

    void leaveBehind(final long nowNs) {
        isLeftBehind = true;
        isOnTrial = false;
        leftAtNs = nowNs;
    }

    void tryAgain() {
        isLeftBehind = false;
        isOnTrial = true;
    }

    /** Whether it has to be told that it has more than the journal: once, until it is somewhere else. */
    boolean takeToldAhead() {
        final boolean isNew = !isToldAhead;
        isToldAhead = true;
        return isNew;
    }

    /** Whether it asked for what is behind its place. */
    boolean hasMissed() {
        return hasMissed;
    }

    long heardAtNs() {
        return heardAtNs;
    }

    /** Whether it has taken nothing, and wants what comes from now on only. */
    boolean isAtEnd() {
        return isAtEnd;
    }

    void heard(final FramePlace taken, final boolean isLive, final boolean missed, final long nowNs) {
        if (taken.isBehind(place)) {
            isLeftBehind = false;
            isOnTrial = false;
        }
        if (!taken.equals(place)) {
            isToldAhead = false;
            place = taken;
            bookmark = null;
        }
        isAtEnd = isLive;
        hasMissed = missed;
        heardAtNs = nowNs;
        isAlive = true;
    }

    void bookmark(final JournalBookmark ofPlace) {
        bookmark = ofPlace;
    }

    /** What was missed is on its way again. */
    void missedNoMore() {
        hasMissed = false;
    }

    void silent() {
        isAlive = false;
        hasMissed = false;
    }

    /** Whether its bookmark is another one than the one that was saved last. */
    boolean isUnsaved() {
        return bookmark != null && !bookmark.equals(saved);
    }

    /** Its bookmark is on disk now. */
    void saved() {
        saved = bookmark;
    }
}
