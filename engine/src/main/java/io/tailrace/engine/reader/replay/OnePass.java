package io.tailrace.engine.reader.replay;

import java.util.NoSuchElementException;

/** A replay that reads the log once. */
final class OnePass implements ReplayPasses {
    private Replay left;

    OnePass(final Replay only) {
        left = only;
    }

    @Override
    public boolean hasNext() {
        return left != null;
    }

    @Override
    public Replay next() {
        if (left == null) {
            throw new NoSuchElementException("the log was read");
        }
        final Replay next = left;
        left = null;
        return next;
    }
}
