package io.tailrace.sinks.transport;

import io.tailrace.engine.reader.FrameListener;

/**
 * Makes batches of what a {@link JournalFeed} tells it. One thread.
 *
 * @param <B> what is sent at once.
 */
public interface Batcher<B> extends FrameListener {
    /**
     * Whether a batch is to be taken before more frames are read.
     *
     * @return true once it is long enough.
     */
    boolean isFull();

    /**
     * Things in the batch.
     *
     * @return 0 if there is nothing to send.
     */
    long items();

    /**
     * When the oldest of them was recorded.
     *
     * @return ns since 1970; 0 if that tells nothing.
     */
    long recordedAtEpochNs();

    /**
     * Takes the batch; the next one is empty.
     *
     * @return what is to be sent.
     */
    B take();
}
