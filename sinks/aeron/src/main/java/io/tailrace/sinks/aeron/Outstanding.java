package io.tailrace.sinks.aeron;

import io.tailrace.sinks.journal.JournalBookmark;
import java.util.ArrayDeque;

/** Frames that were sent and not acknowledged by all yet, oldest first: bounded by number and by bytes. One thread. */
final class Outstanding {
    private final int mostFrames;
    private final long mostBytes;
    private final ArrayDeque<Sent> frames = new ArrayDeque<>();
    private long bytes;

    /** A frame that was sent. {@code recordedAtNs} is 0 for one that says no time. */
    record Sent(FramePlace place, JournalBookmark bookmark, int lengthInBytes, long recordedAtNs) {}

    Outstanding(final int mostFrames, final long mostBytes) {
        this.mostFrames = mostFrames;
        this.mostBytes = mostBytes;
    }

    boolean isFull() {
        return frames.size() >= mostFrames || bytes >= mostBytes;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    void add(final Sent sent) {
        frames.add(sent);
        bytes += sent.lengthInBytes();
    }

    /** The one sent first; null if there is none. */
    Sent oldest() {
        return frames.peek();
    }

    /** Takes away the oldest if it is at or before a place; null if it is not. */
    Sent pollUpTo(final FramePlace place) {
        final Sent oldest = frames.peek();
        if (oldest == null || oldest.place().isBehind(place)) {
            return null;
        }
        bytes -= oldest.lengthInBytes();
        return frames.poll();
    }

    /** The one at a place; null if there is none. From the newest on, for receivers acknowledge what they were sent last. */
    Sent at(final FramePlace place) {
        final var newestFirst = frames.descendingIterator();
        while (newestFirst.hasNext()) {
            final Sent sent = newestFirst.next();
            final int order = sent.place().compareTo(place);
            if (order <= 0) {
                return order == 0 ? sent : null;
            }
        }
        return null;
    }

    void clear() {
        frames.clear();
        bytes = 0;
    }
}
