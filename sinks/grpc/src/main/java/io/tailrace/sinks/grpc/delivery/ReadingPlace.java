package io.tailrace.sinks.grpc.delivery;

/** Is told where frames lie, before what they say. One thread. */
public interface ReadingPlace {
    /**
     * A frame was read.
     *
     * @param epoch of it.
     * @param sequence of it in its epoch.
     * @param templateId which message.
     * @param position in the journal.
     */
    void onFrame(int epoch, long sequence, int templateId, long position);

    /**
     * Frames before the one that is read next, or the one read last itself, are missing.
     *
     * @param frames how many.
     */
    void onMissing(long frames);
}
