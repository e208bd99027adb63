package io.tailrace.engine.log;

/** Reads the frames of a {@link FrameLog} in order. Belongs to one thread at a time. */
public interface FrameTailer extends AutoCloseable {
    /**
     * Hands over the next frames, without waiting.
     *
     * @param handler takes them; what it throws leaves the frame handled and reaches the caller.
     * @param frameLimit how many at the most.
     * @return how many were handed over; 0 when there is nothing new.
     * @throws FrameLogException if the log cannot be read any more.
     */
    int poll(FrameHandler handler, int frameLimit);

    /**
     * Marks all frames handed over so far as done: a named tailer resumes behind them, and a log that holds frames for this
     * reader may drop them.
     */
    void acknowledge();

    /**
     * Frames that this tailer can never hand over because they were overwritten, deleted or unreadable.
     *
     * @return count since the tailer was opened, as far as the log knows it.
     */
    long lostFrames();

    /** Ends reading; the acknowledged position is kept. Safe to call twice. */
    @Override
    void close();
}
