package io.tailrace.sinks.grpc.client;

import io.grpc.Status;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.transport.Backoff;
import io.tailrace.stream.v1.Acknowledgement;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Open;
import io.tailrace.stream.v1.StartFrom;
import io.tailrace.stream.v1.SubscribeRequest;
import io.tailrace.stream.v1.SubscribeResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.Agent;

/**
 * Subscribes to a server of streams and stays subscribed: connects again when the connection is lost, drops what comes again, and acknowledges what its handler
 * took. Each delivery comes to the handler once, in order, as long as it lives; over restarts as {@link StreamClientContext#positions} says.
 *
 * <pre>{@code
 * StreamClient client = new StreamClient(new StreamClientContext()
 *         .target("127.0.0.1:9465").name("dashboard").handler(delivery -> ...));
 * try (TransportRunner runner = TransportRunner.start(client, Thread::new)) {
 *     ...
 * }
 * }</pre>
 *
 * One thread runs it; {@link #status} any.
 */
public final class StreamClient implements Agent {
    private static final int RESPONSES_A_TURN = 64;
    private static final long CLOSE_STEP_NS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final Set<Status.Code> FINAL = EnumSet.of(
            Status.Code.INVALID_ARGUMENT,
            Status.Code.FAILED_PRECONDITION,
            Status.Code.UNIMPLEMENTED,
            Status.Code.UNAUTHENTICATED,
            Status.Code.PERMISSION_DENIED);

    private final ClientSettings settings;
    private final EngineClock clock;
    private final StreamHandler handler;
    private final Connector connector;
    private final Backoff backoff;
    private final HandledPosition position;
    private ServerCall call;
    private boolean isAsked;
    private boolean isOpen;
    private boolean isFinished;
    /** Whether something new was handled: what was said anew came before. */
    private boolean isStated;

    private long due;
    private long received;
    private long acknowledged;
    private long heardAtNs;
    private long nextTryNs;
    private StreamState state = StreamState.WAITING;
    private String cause = "";
    private long handled;
    private long duplicates;
    private long connections;
    private volatile StreamClientStatus status;

    /**
     * Connects with the first turn.
     *
     * @param context to whom and how.
     * @throws IllegalArgumentException if the context has faults; names all of them.
     * @throws io.tailrace.engine.log.FrameLogException if the position of an earlier run cannot be read.
     */
    public StreamClient(final StreamClientContext context) {
        settings = context.conclude();
        clock = settings.clock();
        handler = settings.handler();
        position = new HandledPosition(
                settings.positions(), settings.open().getSubscriberName(), handler.lastHandledSequence());
        connector = new Connector(settings);
        backoff = new Backoff(settings.retryPolicy(), settings.seed());
        nextTryNs = clock.nanoTime();
        publish();
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        int work = 0;
        if (call != null) {
            work = turn(nowNs);
        } else if (state == StreamState.WAITING && nowNs - nextTryNs >= 0) {
            connect(nowNs);
            work = 1;
        }
        position.saveNowAndThen(nowNs);
        publish();
        return work;
    }

    /**
     * What can be told of it.
     *
     * @return as of the last turn.
     */
    public StreamClientStatus status() {
        return status;
    }

    /** The handler is given nothing more; what it took is acknowledged. From the handler itself, or from the thread that runs this. */
    public void finish() {
        isFinished = true;
    }

    private void connect(final long nowNs) {
        isAsked = false;
        isOpen = false;
        heardAtNs = nowNs;
        become(StreamState.CONNECTING, cause);
        try {
            call = connector.connect();
        } catch (final IOException | RuntimeException e) {
            lost(nowNs, String.valueOf(e.getMessage()), false);
        }
    }

    private int turn(final long nowNs) {
        if (!isAsked) {
            isAsked = true;
            call.send(SubscribeRequest.newBuilder().setOpen(open()).build());
        }
        int work = 0;
        // Read before the queue: what comes before the end is in it by then.
        final Status end = call.end();
        while (work < RESPONSES_A_TURN && call != null && !isFinished) {
            final SubscribeResponse response = call.take();
            if (response == null) {
                break;
            }
            work++;
            heardAtNs = nowNs;
            take(response, nowNs);
        }
        if (call == null) {
            return work;
        }
        acknowledge();
        if (end != null && call.isEmpty()) {
            ended(end, nowNs);
        } else if (nowNs - heardAtNs >= settings.silenceNs()) {
            lost(nowNs, "nothing was heard of the server for too long", false);
        }
        return work;
    }

    private Open open() {
        return settings.open().toBuilder()
                .setStart(
                        position.wasOpened()
                                ? StartFrom.START_FROM_RESUME
                                : settings.open().getStart())
                .setLastReceivedSequence(position.sequence())
                .setRestate(
                        !isStated && (position.wasOpened() || settings.open().getRestate()))
                .build();
    }

    private void take(final SubscribeResponse response, final long nowNs) {
        switch (response.getMessageCase()) {
            case OPENED -> {
                isOpen = true;
                due = response.getOpened().getNextSequence();
                received = due - 1;
                acknowledged = received;
                connections++;
                position.opened(nowNs);
                become(StreamState.OPEN, "");
            }
            case DELIVERY -> take(response.getDelivery(), nowNs);
            default -> {
                // A sign of life, or something of a later version.
            }
        }
    }

    private void take(final Delivery delivery, final long nowNs) {
        final long sequence = delivery.getSequence();
        if (isOpen && sequence == 0) {
            handle(delivery, nowNs);
            return;
        }
        if (!isOpen || sequence < due || (sequence > due && !delivery.hasGap())) {
            lost(nowNs, "the server sent something else than was due", false);
            return;
        }
        final boolean isNew = sequence > position.sequence();
        if (!isNew) {
            duplicates++;
        }
        if ((isNew || settings.wantsDuplicates()) && !handle(delivery, nowNs)) {
            return;
        }
        if (isNew) {
            backoff.reset();
            isStated = true;
        }
        position.handled(sequence);
        received = sequence;
        due = sequence + 1;
    }

    private boolean handle(final Delivery delivery, final long nowNs) {
        try {
            handler.onDelivery(delivery);
            handled++;
            return true;
        } catch (final RuntimeException e) {
            lost(nowNs, "the handler failed: " + e, false);
            return false;
        }
    }

    private void acknowledge() {
        if (received > acknowledged && call.isReady()) {
            call.send(SubscribeRequest.newBuilder()
                    .setAcknowledgement(Acknowledgement.newBuilder().setSequence(received))
                    .build());
            acknowledged = received;
        }
    }

    private void ended(final Status end, final long nowNs) {
        final String why = end.getDescription() == null
                ? end.getCode().name()
                : end.getCode().name() + ": " + PeerText.clean(end.getDescription());
        lost(nowNs, why, FINAL.contains(end.getCode()));
    }

    private void lost(final long nowNs, final String why, final boolean isFinal) {
        call = null;
        connector.disconnect();
        nextTryNs = nowNs + backoff.nextNs();
        become(isFinal ? StreamState.REFUSED : StreamState.WAITING, why);
    }

    private void become(final StreamState next, final String why) {
        state = next;
        cause = why.isEmpty() ? cause : why;
        handler.onState(next, why);
    }

    private void publish() {
        status = new StreamClientStatus(state, handled, duplicates, connections, position.sequence(), cause);
    }

    /** Acknowledges what was handled, takes its leave, and keeps its position. */
    @Override
    public void onClose() {
        try {
            if (call != null && isOpen) {
                takeLeave();
            }
            position.save(clock.nanoTime());
        } finally {
            call = null;
            connector.close();
            become(StreamState.CLOSED, "");
            publish();
        }
    }

    /** The server ends the stream when it has heard the last acknowledgement. */
    private void takeLeave() {
        acknowledge();
        call.complete();
        final long steps = settings.closeTimeoutNs() / CLOSE_STEP_NS;
        for (long step = 0; step < steps && call.end() == null; step++) {
            call.take();
            LockSupport.parkNanos(CLOSE_STEP_NS);
        }
    }

    @Override
    public String roleName() {
        return "tailrace-stream-" + settings.open().getSubscriberName();
    }
}
