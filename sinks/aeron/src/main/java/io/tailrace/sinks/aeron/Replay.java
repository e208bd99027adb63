package io.tailrace.sinks.aeron;

import io.aeron.Image;
import io.aeron.Subscription;
import java.util.function.Consumer;
import org.agrona.CloseHelper;

/** A recording while it is replayed. One thread. */
final class Replay implements AutoCloseable {
    private static final int FRAGMENTS_A_POLL = 64;

    private final Subscription subscription;
    private final ReceivedStream stream;
    private final Consumer<Image> reading = this::read;
    private boolean hasBegun;
    private int polled;

    Replay(final Subscription subscription, final ReceivedStream stream) {
        this.subscription = subscription;
        this.stream = stream;
    }

    int poll() {
        polled = 0;
        subscription.forEachImage(reading);
        return polled;
    }

    private void read(final Image image) {
        hasBegun = true;
        polled += image.controlledPoll(stream.assembler(), FRAGMENTS_A_POLL);
    }

    /** Whether all of it was read, or its archive ended: nothing more comes. */
    boolean isOver() {
        return hasBegun && subscription.hasNoImages();
    }

    ReceivedStream stream() {
        return stream;
    }

    @Override
    public void close() {
        CloseHelper.quietClose(subscription);
    }
}
