package io.tailrace.sinks.grpc.server;

import io.grpc.Status;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.transport.DeliveryStatus;
import io.tailrace.sinks.transport.DeliveryTracker;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.stream.v1.Open;
import io.tailrace.stream.v1.SubscribeRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.agrona.concurrent.Agent;

/**
 * Serves all subscribers: takes calls, opens streams, and gives each of them a turn, so that a slow one holds up no other. A fault in a turn ends that call
 * alone. One thread; {@link #statuses} any.
 */
final class StreamAgent implements Agent {
    private static final long FORGET_INTERVAL_NS = TimeUnit.MINUTES.toNanos(1);

    private final StreamSettings settings;
    private final JournalSource journal;
    private final StreamService service;
    private final EngineClock clock;
    private final Subscribers subscribers;
    private final DeliveryTracker refusals;
    private final LongSupplier refusedConnections;
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Subscriber> open = new ArrayList<>();
    private long nextForgetNs;
    private long connectionsSeen;
    private volatile List<DeliveryStatus> statuses = List.of();
    private volatile DeliveryStatus departed;

    /** A call that has not said yet what it wants. */
    private record Waiting(SubscriberCall call, long sinceNs) {}

    StreamAgent(
            final StreamSettings settings,
            final JournalSource journal,
            final StreamService service,
            final Subscribers subscribers,
            final LongSupplier refusedConnections) {
        this.refusedConnections = refusedConnections;
        this.settings = settings;
        this.journal = journal;
        this.service = service;
        this.subscribers = subscribers;
        clock = settings.clock();
        departed = subscribers.departed();
        refusals = new DeliveryTracker("grpc", settings.retryPolicy(), settings.meter(), clock, 0);
        nextForgetNs = clock.nanoTime();
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        int work = takeCalls(nowNs);
        work += turns(nowNs);
        work += openWaiting(nowNs);
        if (nowNs - nextForgetNs >= 0) {
            nextForgetNs = nowNs + FORGET_INTERVAL_NS;
            subscribers.forgetThoseAway(journal, refusals);
        }
        statuses = subscribers.statuses(nowNs);
        departed = subscribers.departed();
        return work;
    }

    /** What those got together who took their leave. */
    DeliveryStatus departed() {
        return departed;
    }

    /**
     * What can be told of each name that was connected.
     *
     * @return as of the last duty cycle.
     */
    List<DeliveryStatus> statuses() {
        return statuses;
    }

    /** What was refused of all peers. */
    DeliveryStatus refusals() {
        return refusals.status();
    }

    private int takeCalls(final long nowNs) {
        int work = 0;
        for (SubscriberCall call = service.poll(); call != null; call = service.poll()) {
            waiting.add(new Waiting(call, nowNs));
            work++;
        }
        final long overflows = service.takeOverflows();
        if (overflows > 0) {
            refusals.refused("too_many", overflows, "more calls at once than are taken");
        }
        final long connections = refusedConnections.getAsLong() - connectionsSeen;
        if (connections > 0) {
            connectionsSeen += connections;
            refusals.refused("too_many", connections, "more connections than are taken");
        }
        return work;
    }

    private int openWaiting(final long nowNs) {
        int work = 0;
        for (final Iterator<Waiting> calls = waiting.iterator(); calls.hasNext(); ) {
            final Waiting next = calls.next();
            // Read before the request: one that came before the end is there by then.
            final boolean isHalfClosed = next.call().isHalfClosed();
            final SubscribeRequest request = next.call().take();
            if (request != null) {
                calls.remove();
                open(next.call(), request, nowNs);
                work++;
            } else if (next.call().isGone()) {
                calls.remove();
                countIfTooLong(next.call());
            } else if (isHalfClosed) {
                calls.remove();
                refuse(next.call(), "invalid", Status.INVALID_ARGUMENT.withDescription("nothing was asked for"));
            } else if (nowNs - next.sinceNs() >= settings.openTimeoutNs()) {
                calls.remove();
                refuse(
                        next.call(),
                        "invalid",
                        Status.DEADLINE_EXCEEDED.withDescription("the call did not say in time what it wants"));
            }
        }
        return work;
    }

    private void open(final SubscriberCall call, final SubscribeRequest request, final long nowNs) {
        try {
            if (!request.hasOpen()) {
                refuse(call, "invalid", Status.INVALID_ARGUMENT.withDescription("the first request must be an open"));
                return;
            }
            final Optional<Status> fault = OpenRules.fault(request.getOpen());
            if (fault.isPresent()) {
                refuse(call, "invalid", fault.get());
                return;
            }
            open(call, request.getOpen(), nowNs);
        } catch (final FrameLogException | IllegalArgumentException e) {
            refusals.refused("position", 1, e.getMessage());
            call.refuse(Status.INTERNAL.withDescription(
                    "the server cannot read the position of this name; its log says why"));
        }
    }

    private void open(final SubscriberCall call, final Open asked, final long nowNs) {
        final String name = asked.getSubscriberName();
        if (!subscribers.isKnown(name) && subscribers.count() >= settings.maxNames()) {
            refuse(
                    call,
                    "too_many",
                    Status.RESOURCE_EXHAUSTED.withDescription(
                            "positions of " + settings.maxNames() + " names are kept, which is as many as may be"));
            return;
        }
        final Subscriber subscriber = subscribers.of(name, nowNs);
        if (subscriber.stream() != null) {
            if (!subscriber.isSameInstance(asked.getInstance())) {
                refuse(
                        call,
                        "name_in_use",
                        Status.ALREADY_EXISTS.withDescription("a subscriber " + name + " is connected"));
                return;
            }
            finish(subscriber, nowNs, Status.ABORTED.withDescription("the same subscriber opened another stream"));
            open.remove(subscriber);
        }
        if (open.size() >= settings.maxSubscribers()) {
            refuse(
                    call,
                    "too_many",
                    Status.RESOURCE_EXHAUSTED.withDescription(
                            settings.maxSubscribers() + " subscribers are connected, which is as many as may be"));
            return;
        }
        final SubscriberPosition kept = subscriber.position();
        if (OpenRules.isNeverSent(asked, kept)) {
            refuse(call, "invalid", Status.INVALID_ARGUMENT.withDescription("last_received_sequence was never sent"));
            return;
        }
        if (kept != null && Subscription.isResume(asked) && !kept.filter().equals(asked.getFilter())) {
            refuse(
                    call,
                    "invalid",
                    Status.INVALID_ARGUMENT.withDescription(
                            "the name " + name
                                    + " has another filter; use that one, another name, or a start that says where to begin anew"));
            return;
        }
        subscriber.begin(
                new Subscription(subscriber, call, asked, settings, journal, clock, nowNs), asked.getInstance(), nowNs);
        open.add(subscriber);
    }

    private int turns(final long nowNs) {
        int work = 0;
        for (final Iterator<Subscriber> subscribed = open.iterator(); subscribed.hasNext(); ) {
            final Subscriber subscriber = subscribed.next();
            work += turn(subscriber, nowNs);
            if (subscriber.stream() == null) {
                subscribed.remove();
            }
        }
        return work;
    }

    private int turn(final Subscriber subscriber, final long nowNs) {
        final Subscription stream = subscriber.stream();
        final boolean isHalfClosed = stream.call().isHalfClosed();
        int work = 0;
        Status refusal;
        try {
            work = stream.work(nowNs);
            refusal = stream.refusal();
        } catch (final RuntimeException fault) {
            refusals.refused("fault", 1, fault.toString());
            refusal = Status.INTERNAL.withDescription("the server could not go on with this stream");
        }
        if (refusal != null) {
            if (refusal.getCode() == Status.Code.INVALID_ARGUMENT) {
                refusals.refused("invalid", 1, refusal.getDescription());
            } else {
                subscriber.tracker().failed(nowNs, refusal.getDescription(), 0);
            }
            finish(subscriber, nowNs, refusal);
        } else if (stream.call().isGone()) {
            leave(subscriber, nowNs);
        } else if (isHalfClosed) {
            stream.end(nowNs);
            stream.call().complete();
            subscribers.takeLeave(subscriber);
        }
        return work;
    }

    private void leave(final Subscriber subscriber, final long nowNs) {
        final Status end = subscriber.stream().call().end();
        countIfTooLong(subscriber.stream().call());
        // Who cancels has decided so, unless it comes again at once, which is noticed then.
        if (end.getCode() != Status.Code.CANCELLED) {
            subscriber.tracker().failed(nowNs, "the connection was lost", 0);
        }
        subscriber.stream().end(nowNs);
        subscriber.end(false);
    }

    /** gRPC itself ends the call of a request that is too long. */
    private void countIfTooLong(final SubscriberCall call) {
        if (call.end().getCode() == Status.Code.RESOURCE_EXHAUSTED) {
            refusals.refused("invalid", 1, "a request was too long");
        }
    }

    private static void finish(final Subscriber subscriber, final long nowNs, final Status status) {
        subscriber.stream().end(nowNs);
        subscriber.stream().call().refuse(status);
        subscriber.end(false);
    }

    private void refuse(final SubscriberCall call, final String reason, final Status status) {
        refusals.refused(reason, 1, status.getDescription());
        call.refuse(status);
    }

    @Override
    public void onClose() {
        final long nowNs = clock.nanoTime();
        final Status status = Status.UNAVAILABLE.withDescription("the server closes; come again later");
        service.close();
        takeCalls(nowNs);
        waiting.forEach(next -> next.call().refuse(status));
        waiting.clear();
        open.forEach(subscriber -> {
            subscriber.stream().listen(nowNs);
            finish(subscriber, nowNs, status);
        });
        open.clear();
        subscribers.close();
    }

    /** Ends as a kill would: nobody is told, nothing is kept. For tests. */
    void abandon() {
        open.forEach(subscriber -> subscriber.stream().close());
        open.clear();
        subscribers.close();
    }

    @Override
    public String roleName() {
        return "tailrace-grpc";
    }
}
