package io.tailrace.sinks.aeron;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.Subscription;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;

/** Frames there, acknowledgements back. Made anew when they ended. One thread. */
final class AcknowledgedStreams implements SenderStreams {
    private static final int FRAGMENTS_A_POLL = 32;
    private static final int MOST_IMAGES = 64;

    private final SenderSettings settings;
    private final ReturnStream returned;
    private final Greeting greeting;
    private final Map<Long, MessageAssembler> assemblers = new HashMap<>();
    private Aeron client;
    private ExclusivePublication publication;
    private Subscription subscription;
    private final Consumer<Image> reading = this::read;
    private boolean isGreeted;
    private int images;
    private int polled;

    AcknowledgedStreams(final SenderSettings settings, final long stream, final ReturnStream returned) {
        this.settings = settings;
        this.returned = returned;
        greeting = new Greeting(settings.source(), stream);
    }

    @Override
    public void open() {
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

    @Override
    public boolean isConnected() {
        return publication.isConnected();
    }

    @Override
    public SendCode greet() {
        final SendCode code = send(greeting.message(), greeting.lengthInBytes());
        isGreeted |= code == SendCode.SENT;
        return code;
    }

    @Override
    public boolean isGreeted() {
        isGreeted &= publication.isConnected();
        return isGreeted;
    }

    @Override
    public SendCode send(final DirectBuffer message, final int length) {
        final SendCode code = SendCode.of(publication.offer(message, 0, length));
        if (code == SendCode.CLOSED) {
            publication.close();
        }
        return code;
    }

    /** Images beyond a bound are passed over: what they say is not read. */
    @Override
    public int poll() {
        polled = 0;
        images = 0;
        if (assemblers.size() > MOST_IMAGES) {
            assemblers.clear(); // of images that are gone, mostly; who said half a message says it again
        }
        subscription.forEachImage(reading);
        return polled;
    }

    private void read(final Image image) {
        if (images++ < MOST_IMAGES) {
            polled += image.controlledPoll(
                    assemblers.computeIfAbsent(image.correlationId(), id -> new MessageAssembler(returned::onMessage)),
                    FRAGMENTS_A_POLL);
        }
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
