package io.tailrace.sinks.aeron;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.Subscription;
import java.util.HashMap;
import java.util.Map;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The two streams of a sender: frames there, acknowledgements back. Made anew when they ended. One thread. */
final class SenderStreams implements AutoCloseable {
    private static final int FRAGMENTS_A_POLL = 32;
    private static final int MOST_IMAGES = 64;

    private final SenderSettings settings;
    private final ReturnStream returned;
    private final UnsafeBuffer hello = new UnsafeBuffer(new byte[2_048]);
    private final int helloLength;
    private final Map<Long, MessageAssembler> assemblers = new HashMap<>();
    private Aeron client;
    private ExclusivePublication publication;
    private Subscription subscription;
    private boolean isGreeted;

    SenderStreams(final SenderSettings settings, final long stream, final ReturnStream returned) {
        this.settings = settings;
        this.returned = returned;
        MessageDescriptor.begin(hello, MessageDescriptor.HELLO, 0, stream);
        final int instance = MessageText.put(
                hello, MessageDescriptor.SERVICE_OFFSET, settings.source().service());
        helloLength = MessageText.put(hello, instance, settings.source().instance());
    }

    /** Opens what is not open. Throws if the driver is gone or refuses. */
    void open() {
        final Aeron current = settings.link().client();
        if (current != client) {
            close();
            client = current;
        }
        if (subscription == null) {
            subscription = client.addSubscription(settings.returnChannel(), settings.returnStreamId());
        }
        if (publication == null || publication.isClosed()) {
            CloseHelper.quietClose(publication);
            isGreeted = false;
            publication = client.addExclusivePublication(settings.channel(), settings.streamId());
        }
    }

    boolean isConnected() {
        return publication.isConnected();
    }

    /** Says who sends. Must come first on each connection. */
    SendCode greet() {
        final SendCode code = send(hello, helloLength);
        isGreeted |= code == SendCode.SENT;
        return code;
    }

    /** Whether this connection was told who sends. */
    boolean isGreeted() {
        isGreeted &= publication.isConnected();
        return isGreeted;
    }

    SendCode send(final DirectBuffer message, final int length) {
        final SendCode code = SendCode.of(publication.offer(message, 0, length));
        if (code == SendCode.CLOSED) {
            publication.close();
        }
        return code;
    }

    /** What receivers said. Images beyond a bound are passed over: what they say is not read. */
    int poll() {
        int fragments = 0;
        if (assemblers.size() > MOST_IMAGES) {
            assemblers
                    .keySet()
                    .removeIf(id -> subscription.images().stream().noneMatch(image -> image.correlationId() == id));
        }
        for (int i = 0, count = Math.min(MOST_IMAGES, subscription.imageCount()); i < count; i++) {
            final Image image = subscription.imageAtIndex(i);
            fragments += image.controlledPoll(
                    assemblers.computeIfAbsent(image.correlationId(), id -> new MessageAssembler(returned::onMessage)),
                    FRAGMENTS_A_POLL);
        }
        return fragments;
    }

    @Override
    public void close() {
        CloseHelper.quietCloseAll(publication, subscription);
        publication = null;
        subscription = null;
        client = null;
        isGreeted = false;
        assemblers.clear();
    }
}
