package io.tailrace.engine.reader.replay;

import java.util.List;

/**
 * A replay in as many passes over the log as its form takes: most take one. As long as there is a next pass, feed it with the log from its
 * earliest frame to its end, and finish it. One thread.
 */
public interface ReplayPasses {
    /**
     * Whether the log is to be read once more.
     *
     * @return true at first; to be asked when the pass before was finished.
     */
    boolean hasNext();

    /**
     * Begins a pass.
     *
     * @return to be fed and finished.
     * @throws java.util.NoSuchElementException if there is none.
     */
    Replay next();

    /**
     * What could not stand in this form, for people.
     *
     * @return a line for each; to be asked at the end.
     */
    default List<String> omissions() {
        return List.of();
    }

    /**
     * A replay that takes one pass.
     *
     * @param only pass.
     * @return a replay.
     */
    static ReplayPasses of(final Replay only) {
        return new OnePass(only);
    }
}
