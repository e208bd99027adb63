package io.tailrace.engine.log;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Carries a flush through the stages. A caller takes a ticket; the aggregator cuts a snapshot that contains everything recorded before
 * it and says with which frame that snapshot ends; whoever delivers frames says how far it is. Any number of callers: each ticket is
 * covered by one cut, however often flush is called.
 *
 * <p>Frames are numbered through the engine's life, whatever its epochs.
 */
public final class FlushGate {
    private final AtomicLong lastTicket = new AtomicLong();

    // Written by the aggregator, cutTicket last: tickets up to it are covered by frames up to cutFrame.
    private volatile long cutFrame;
    private volatile long cutTicket;
    private volatile long deliveredFrame;

    /** While a journal that missed frames is taken back: it has nothing of what was cut before the checkpoint. */
    private volatile boolean held;

    /**
     * Asks for a flush. Any thread.
     *
     * @return a ticket for {@link #isDone}.
     */
    public long request() {
        return lastTicket.incrementAndGet();
    }

    /**
     * The newest ticket that no cut covers yet. The aggregator's thread; whatever was recorded before the ticket was taken is visible
     * to drains that follow this call.
     *
     * @return the ticket, or 0 if there is none.
     */
    public long uncutTicket() {
        final long ticket = lastTicket.get();
        return ticket > cutTicket ? ticket : 0;
    }

    /**
     * A cut covers all tickets up to one.
     *
     * @param ticket from {@link #uncutTicket()} before the drain.
     * @param lastFrame number of the snapshot's last frame.
     */
    public void cut(final long ticket, final long lastFrame) {
        cutFrame = lastFrame;
        cutTicket = ticket;
    }

    /** Nothing counts as delivered until {@link #releaseAt}. The aggregator. */
    public void hold() {
        held = true;
    }

    /**
     * What was cut so far is delivered with a later frame.
     *
     * @param frame the last one of the checkpoint that contains it.
     */
    public void releaseAt(final long frame) {
        if (cutFrame > 0) {
            cutFrame = frame;
        }
        held = false;
    }

    /**
     * Frames up to one are delivered. The delivering thread.
     *
     * @param frame of the last one.
     */
    public void delivered(final long frame) {
        deliveredFrame = frame;
    }

    /**
     * Whether what was recorded before a ticket is delivered. Any thread.
     *
     * @param ticket from {@link #request()}.
     * @return true once it is.
     */
    public boolean isDone(final long ticket) {
        // cutFrame is read behind cutTicket: a later cut only raises it, which is late but never wrong.
        return cutTicket >= ticket && deliveredFrame >= cutFrame;
    }

    /**
     * Whether a flush waits for frames that the deliverer now has.
     *
     * @param frame of the last frame that it has.
     * @return true when it should make them durable and say so with {@link #delivered}.
     */
    public boolean isAwaiting(final long frame) {
        if (held) {
            return false; // before cutFrame is read: it is raised before the gate is released
        }
        final long awaited = cutFrame;
        return deliveredFrame < awaited && frame >= awaited;
    }

    /**
     * Whether a flush waits for frames that are not delivered.
     *
     * @return true while one that was cut is outstanding.
     */
    public boolean isAnyAwaited() {
        return deliveredFrame < cutFrame;
    }
}
