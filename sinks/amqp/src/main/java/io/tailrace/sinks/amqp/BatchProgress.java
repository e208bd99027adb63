package io.tailrace.sinks.amqp;

import io.tailrace.sinks.transport.Outcome;
import io.tailrace.sinks.transport.event.EventBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a batch over all attempts: an event that the broker has confirmed is not sent again. Written by the threads of a connection, read by the transport's; all of it
 * under one lock that nobody holds for long.
 */
final class BatchProgress {
    private final EventBatch batch;
    private final Unroutable unroutable;
    /** Confirmed, or given up. */
    private final boolean[] done;

    private final boolean[] returned;
    private final boolean[] answered;
    private int refused;
    private String refusedAs = "";
    private String refusal = "";
    private boolean wasSent;
    private boolean isCareful;

    /** Of this attempt: events that are sent and not answered, the last of them, whether all are sent, and why it cannot go on. */
    private int open;

    private int last;
    private boolean isAllSent;
    private boolean hasFailed;
    private String cause = "";

    BatchProgress(final EventBatch batch, final Unroutable unroutable) {
        this.batch = batch;
        this.unroutable = unroutable;
        done = new boolean[batch.events().size()];
        returned = new boolean[done.length];
        answered = new boolean[done.length];
    }

    EventBatch batch() {
        return batch;
    }

    /** Another attempt. */
    synchronized void begin() {
        open = 0;
        isAllSent = false;
        hasFailed = false;
        cause = "";
    }

    /** What this attempt has to send, in order. */
    synchronized List<Integer> left() {
        final List<Integer> left = new ArrayList<>();
        for (int i = 0; i < done.length; i++) {
            if (!done[i]) {
                left.add(i);
            }
        }
        return left;
    }

    /** Whether some of what is left may have been sent before. */
    synchronized boolean wasSent() {
        return wasSent;
    }

    /** Whether each event is to be answered before the next is sent, because the broker ended the channel over one of them. */
    synchronized boolean isCareful() {
        return isCareful;
    }

    synchronized void sending(final int index) {
        open++;
        last = index;
        returned[index] = false;
        answered[index] = false;
    }

    /** The broker has no queue for it. RabbitMQ confirms it behind that; Qpid has said before that it could not take it. */
    synchronized void returned(final int index, final String why) {
        returned[index] = true;
        cause = why;
        if (answered[index] && !done[index] && unroutable == Unroutable.REFUSE) {
            refuse(index, "unroutable", why);
        }
    }

    synchronized void answered(final int index, final boolean isTaken) {
        open--;
        answered[index] = true;
        if (!returned[index]) {
            done[index] = isTaken;
            cause = isTaken ? cause : "the broker could not take it (nack)";
        } else if (unroutable == Unroutable.REFUSE) {
            refuse(index, "unroutable", cause);
        }
        notifyAll();
    }

    synchronized void allSent() {
        isAllSent = true;
        wasSent = true;
    }

    /**
     * The connection or channel has ended.
     *
     * @param isOverAnEvent whether the broker ended the channel because of what an event was like.
     */
    synchronized void failed(final String why, final boolean isOverAnEvent) {
        if (isOverAnEvent && isCareful && open > 0) {
            refuse(last, "by_broker", why);
        }
        isCareful |= isOverAnEvent;
        wasSent = true;
        hasFailed = true;
        cause = why;
        notifyAll();
    }

    private void refuse(final int index, final String as, final String why) {
        done[index] = true;
        refused++;
        refusedAs = as;
        refusal = why;
    }

    /** Gives an event up before it is sent. */
    synchronized void refuseBefore(final int index, final String why) {
        refuse(index, "too_long", why);
    }

    /** Waits until everything that was sent is answered, or nothing will be. */
    synchronized void awaitAnswers() throws InterruptedException {
        while (open > 0 && !hasFailed) {
            wait();
        }
    }

    synchronized Outcome outcome() {
        if (hasFailed) {
            return left().isEmpty() ? all() : new Outcome.Retry(cause, 0);
        }
        if (!isAllSent || open > 0) {
            return Outcome.PENDING;
        }
        return left().isEmpty() ? all() : new Outcome.Retry(cause, 0);
    }

    private Outcome all() {
        return refused == 0 ? Outcome.DELIVERED : new Outcome.Refused(refused, refusedAs, refusal);
    }
}
