package io.tailrace.sinks.amqp;

import io.tailrace.sinks.transport.Outcome;
import io.tailrace.sinks.transport.event.Event;
import io.tailrace.sinks.transport.event.EventBatch;
import io.tailrace.sinks.transport.event.EventPublisher;
import java.util.ArrayList;
import java.util.List;

/** Publishes batches over one connection at a time. A batch that is sent again while the broker is only slow is waited for where it is. */
final class AmqpPublisher implements EventPublisher {
    private static final int MOST_ABANDONED = 2;
    private static final long CLOSE_MS = 2_000;

    private final AmqpContext context;
    private final List<AmqpSession> abandoned = new ArrayList<>();
    private AmqpSession session;
    private BatchProgress progress;
    private boolean isHeldBack;

    AmqpPublisher(final AmqpContext context) {
        this.context = context;
    }

    @Override
    public void send(final EventBatch batch, final long nowNs) {
        if (progress == null || !progress.batch().equals(batch)) {
            progress = new BatchProgress(batch, context.unroutable());
            refuseLong(batch);
        } else if (session != null && session.carries(progress)) {
            return;
        }
        abandoned.removeIf(AmqpSession::hasEnded);
        isHeldBack = false;
        if (session == null || !session.isUsable()) {
            if (session != null && !session.hasEnded()) {
                abandoned.add(session);
                session.abandon();
            }
            session = null;
            if (abandoned.size() >= MOST_ABANDONED) {
                isHeldBack = true;
                return;
            }
            session = new AmqpSession(context);
        }
        session.begin(progress);
    }

    private void refuseLong(final EventBatch batch) {
        final List<Event> events = batch.events();
        for (int i = 0; i < events.size(); i++) {
            final int lengthInBytes = events.get(i).json().length;
            if (lengthInBytes > context.maxMessageBytes()) {
                progress.refuseBefore(i, "an event is longer than maxMessageBytes (" + context.maxMessageBytes() + ")");
            }
        }
    }

    @Override
    public Outcome poll(final long nowNs) {
        if (isHeldBack) {
            return new Outcome.Retry("connections before this one do not end", 0);
        }
        final Outcome outcome = progress.outcome();
        if (outcome instanceof Outcome.Pending && session != null && session.blocked() != null) {
            return new Outcome.Retry("the broker blocked the connection: " + session.blocked(), 0);
        }
        return outcome;
    }

    @Override
    public void cancel() {
        if (session != null) {
            abandoned.add(session);
            session.abandon();
            session = null;
        }
        progress.failed("no confirm in time", false);
    }

    /** Cuts the connection as a network would. */
    void cut() {
        if (session != null) {
            session.cut();
        }
    }

    /** Bounded, whatever the broker does: a thread that hangs is left to its socket, which is closed. */
    @Override
    public void close() {
        if (session == null) {
            return;
        }
        try {
            if (progress == null || !(progress.outcome() instanceof Outcome.Pending)) {
                session.close(CLOSE_MS);
            }
            if (!session.hasEnded()) {
                session.abandon();
                session.close(CLOSE_MS);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            session.abandon();
        }
        session = null;
    }
}
