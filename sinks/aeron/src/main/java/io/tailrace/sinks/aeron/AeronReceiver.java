package io.tailrace.sinks.aeron;

import io.aeron.Aeron;
import io.aeron.ChannelUri;
import io.aeron.CommonContext;
import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.Subscription;
import io.aeron.exceptions.AeronException;
import io.tailrace.sinks.aeron.AeronReceiverContext.ReceiverSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Takes the frames of any number of {@link AeronSender}s, hands each over once and in order, and acknowledges what was taken. What a sender does
 * wrong costs that sender only. One thread; what it tells of itself may be asked by any.
 */
public final class AeronReceiver implements Agent {
    private static final long REPEAT_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long RETRY_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int CONNECTIONS_A_SOURCE = 4;
    private static final String ANY_PORT = ":0";

    private final UnsafeBuffer message = new UnsafeBuffer(new byte[512]);
    private final Map<Long, Connection> connections = new HashMap<>();
    private final Consumer<Image> welcome = this::welcome;
    private final Map<SourceName, ReceivedStream> sources = new HashMap<>();
    private final ReceiverSettings settings;
    private final RefusalLog refusals;
    private Aeron client;
    private Subscription subscription;
    private ExclusivePublication returned;
    private long nowNs;
    private long nextTryNs;
    private long nextAcknowledgementNs;
    private long nextRepeatNs;
    private volatile String fault = "";
    private long framesOfEnded;
    private long duplicatesOfEnded;
    private volatile String openChannel = "";
    private volatile String openReturnChannel = "";
    private volatile long frames;
    private volatile long duplicates;

    private record Connection(Image image, ReceivedStream stream) {}

    /**
     * Opens nothing yet.
     *
     * @param context what is wanted.
     * @throws IllegalArgumentException naming every fault of the context.
     */
    public AeronReceiver(final AeronReceiverContext context) {
        settings = context.conclude();
        refusals = new RefusalLog("Aeron receiver " + settings.name());
        nowNs = settings.clock().nanoTime();
        nextTryNs = nowNs;
        nextAcknowledgementNs = nowNs;
        nextRepeatNs = nowNs;
    }

    @Override
    public int doWork() {
        nowNs = settings.clock().nanoTime();
        final int work = settings.link().doWork();
        if (!fault.isEmpty() && nowNs - nextTryNs < 0) {
            return work;
        }
        try {
            open();
            fault = "";
            return work + receive() + acknowledge();
        } catch (final AeronException e) {
            release();
            fault = e.getMessage();
            nextTryNs = nowNs + RETRY_NS;
            return work;
        }
    }

    private void open() {
        final Aeron current = settings.link().client();
        if (current != client) {
            release();
            client = current;
        }
        if (returned == null || returned.isClosed()) {
            CloseHelper.quietClose(returned);
            returned = client.addExclusivePublication(settings.returnChannel(), settings.returnStreamId());
        }
        if (subscription == null) {
            subscription = client.addSubscription(settings.channel(), settings.streamId());
        }
        if (openChannel.isEmpty()) {
            openReturnChannel = resolved(settings.returnChannel(), returned.localSocketAddresses());
            openChannel = resolved(settings.channel(), subscription.localSocketAddresses());
        }
    }

    /** A channel in which a port that was to be any free one is the one that it got; empty while that is not known. */
    private static String resolved(final String channel, final List<String> addresses) {
        final ChannelUri uri = ChannelUri.parse(channel);
        for (final String part : List.of(CommonContext.ENDPOINT_PARAM_NAME, CommonContext.MDC_CONTROL_PARAM_NAME)) {
            final String address = uri.get(part);
            if (address != null && address.endsWith(ANY_PORT)) {
                if (addresses.isEmpty()) {
                    return "";
                }
                uri.put(part, addresses.get(0));
            }
        }
        return uri.toString();
    }

    private int receive() {
        subscription.forEachImage(welcome);
        int work = 0;
        long framesOfOpen = 0;
        long duplicatesOfOpen = 0;
        for (final Connection connection : List.copyOf(connections.values())) {
            work += poll(connection);
            if (connection.image().isClosed()) {
                connections.remove(connection.image().correlationId());
                end(connection.stream());
            } else {
                framesOfOpen += connection.stream().frames();
                duplicatesOfOpen += connection.stream().duplicates();
            }
        }
        frames = framesOfEnded + framesOfOpen;
        duplicates = duplicatesOfEnded + duplicatesOfOpen;
        return work;
    }

    private void welcome(final Image image) {
        if (connections.containsKey(image.correlationId())) {
            return;
        }
        if (connections.size() < settings.mostSources() * CONNECTIONS_A_SOURCE) {
            connections.put(
                    image.correlationId(),
                    new Connection(
                            image,
                            new ReceivedStream(
                                    image.sourceIdentity(),
                                    settings.taker(),
                                    settings.startAt(),
                                    refusals,
                                    new Door())));
        } else {
            refusals.refuse(Refusal.TOO_MANY, "a connection from " + image.sourceIdentity());
            image.reject("too many connections");
        }
    }

    /** Where one source's frames cannot be handled, the others go on. */
    private int poll(final Connection connection) {
        try {
            return connection.image().controlledPoll(connection.stream().assembler(), settings.fragmentsPerSource());
        } catch (final RuntimeException e) {
            connection.stream()
                    .refuseAll(
                            Refusal.GARBAGE,
                            "what came from " + connection.stream().source() + " could not be handled: " + e);
            return 0;
        }
    }

    /** A sender that starts anew comes on another connection, while the one before may not have ended yet. */
    private boolean enter(final SourceName source, final ReceivedStream stream) {
        final ReceivedStream before = sources.get(source);
        if (before == null && sources.size() >= settings.mostSources()) {
            return false;
        }
        if (before != null && before.stream() == stream.stream()) {
            before.supersede();
        } else if (before != null) {
            before.refuseAll(Refusal.UNKNOWN_STREAM, "another sender sends for " + source + " now");
        }
        sources.put(source, stream);
        return true;
    }

    private void end(final ReceivedStream stream) {
        framesOfEnded += stream.frames();
        duplicatesOfEnded += stream.duplicates();
        if (stream.source() != null && sources.remove(stream.source(), stream)) {
            settings.taker().end(stream.source());
            readmit(stream.source());
        }
    }

    private void readmit(final SourceName ended) {
        connections.values().forEach(connection -> connection.stream().readmit(ended));
    }

    private int acknowledge() {
        final boolean isRepeat = nowNs - nextRepeatNs >= 0;
        if (!returned.isConnected() || (nowNs - nextAcknowledgementNs < 0 && !isRepeat)) {
            return 0;
        }
        nextAcknowledgementNs = nowNs + settings.acknowledgeIntervalNs();
        if (isRepeat) {
            nextRepeatNs = nowNs + REPEAT_NS;
        }
        int told = 0;
        for (final Connection connection : connections.values()) {
            final ReceivedStream stream = connection.stream();
            if ((isRepeat || stream.isDue()) && (stream.source() != null || stream.refusal() != null)) {
                told += tell(stream);
            }
        }
        return told;
    }

    private int tell(final ReceivedStream stream) {
        final boolean isRefusal = stream.refusal() != null;
        MessageDescriptor.begin(
                message,
                isRefusal ? MessageDescriptor.REFUSAL : MessageDescriptor.ACKNOWLEDGEMENT,
                !isRefusal && stream.hasMissed() ? MessageDescriptor.FLAG_MISSED : 0,
                stream.stream());
        MessageDescriptor.place(message, isRefusal ? FramePlace.NONE : stream.taken());
        if (isRefusal) {
            MessageDescriptor.putInt(
                    message, MessageDescriptor.REASON_OFFSET, stream.refusal().code());
        } else {
            MessageDescriptor.putInt(
                    message, MessageDescriptor.START_OFFSET, settings.startAt().code());
        }
        final int length = MessageText.put(message, MessageDescriptor.RECEIVER_OFFSET, settings.name());
        if (SendCode.of(returned.offer(message, 0, length)) != SendCode.SENT) {
            return 0; // it is told again, at the latest with the next repetition
        }
        stream.told();
        return 1;
    }

    /**
     * Frames that were taken.
     *
     * @return since this was made.
     */
    public long frames() {
        return frames;
    }

    /**
     * Frames that came again and were passed over.
     *
     * @return since this was made.
     */
    public long duplicates() {
        return duplicates;
    }

    /**
     * What was not taken.
     *
     * @param reason why.
     * @return since this was made.
     */
    public long refused(final Refusal reason) {
        return refusals.count(reason);
    }

    /**
     * Why nothing is received.
     *
     * @return empty if there is no such reason.
     */
    public String fault() {
        return fault;
    }

    /**
     * Whether frames are received, as far as it is up to this side.
     *
     * @return false before the first duty cycle, and while there is a {@link #fault}.
     */
    public boolean isOpen() {
        return !openChannel.isEmpty() && !openReturnChannel.isEmpty();
    }

    /**
     * Where frames come in: the channel as it was set, but that a port 0 is the port that it got.
     *
     * @return empty while it is not open.
     */
    public String openChannel() {
        return openChannel;
    }

    /**
     * Where acknowledgements go out: the channel as it was set, but that a port 0 is the port that it got.
     *
     * @return empty while it is not open.
     */
    public String openReturnChannel() {
        return openReturnChannel;
    }

    @Override
    public void onClose() {
        release();
    }

    private void release() {
        CloseHelper.quietCloseAll(subscription, returned);
        subscription = null;
        returned = null;
        client = null;
        openChannel = "";
        openReturnChannel = "";
        connections.values().forEach(connection -> end(connection.stream()));
        connections.clear();
    }

    @Override
    public String roleName() {
        return "tailrace-aeron-receiver";
    }

    private final class Door implements ReceivedStream.Gate {
        @Override
        public boolean enter(final SourceName source, final ReceivedStream stream) {
            return AeronReceiver.this.enter(source, stream);
        }

        @Override
        public void leave(final SourceName source, final ReceivedStream stream) {
            if (sources.remove(source, stream)) {
                readmit(source);
            }
        }
    }
}
