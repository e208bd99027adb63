package io.tailrace.sinks.journal;

import io.tailrace.engine.reader.FrameListener;

/** A listener of a {@link BookmarkedReader} that has to know what came before the bookmark, too: where counters stood, for example. */
public interface BookmarkedListener extends FrameListener {
    /**
     * A reader is opened: what it tells begins anew.
     *
     * @return is told what lies before the bookmark in its roll file, which begins with a checkpoint as a rule; nothing of it is new. Whether it reads samples and
     *     entries is settled for both.
     */
    FrameListener begin();
}
