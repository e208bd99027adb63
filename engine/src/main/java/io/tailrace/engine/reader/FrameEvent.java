package io.tailrace.engine.reader;

/**
 * What a frame means to the listener. Decoding is guarded against whatever the bytes say; telling the listener is not, because its
 * errors are the caller's business. This is what passes from one to the other.
 */
@FunctionalInterface
interface FrameEvent {
    /** Nothing to tell. */
    FrameEvent NONE = (listener, position) -> {};

    void tell(FrameListener listener, long position);
}
