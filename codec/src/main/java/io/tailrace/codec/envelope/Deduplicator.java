package io.tailrace.codec.envelope;

import java.time.InstantSource;

/**
 * Lets one event of each fact through, on the side of a consumer that is delivered events at least once.
 *
 * <p>In two phases, so that no crash loses an event: {@link #begin}; process; {@link #done}; then acknowledge. A process that dies before
 * {@code done} is delivered the event again and processes it again, so processing and {@code done} together are at least once; what must
 * be exactly once keeps the key in the same transaction as its effect, and has this in front of it to spare the work.
 *
 * <p>The window: a fact is known until {@code maxAge} has passed since it was done, or {@code capacity} others were done after it, whichever comes
 * first. A duplicate that comes later than that is {@link Admission#NEW} and is processed again. Inside the window nothing is forgotten. An event
 * is wrongly called a duplicate only if the digests of two facts are equal, see {@link EventKey}. A clock that is set back makes the window longer,
 * never shorter; one that is set forward ages all facts at once.
 *
 * <p>Memory is taken at the start and never grows. Any thread: each method holds one lock, for one look into a table as a rule.
 */
public final class Deduplicator {
    private final InstantSource clock;
    private final DoneWindow doneWindow;
    private final InProgress inProgress;
    private long lastMs = Long.MIN_VALUE;
    private long duplicates;
    private long refusedBusy;

    /**
     * One that knows nothing yet.
     *
     * @param config how much it remembers.
     * @param clock that ages facts; milliseconds of it.
     */
    public Deduplicator(final DeduplicatorConfig config, final InstantSource clock) {
        this.clock = clock;
        this.doneWindow = new DoneWindow(config.capacity(), config.maxAge().toMillis());
        this.inProgress =
                new InProgress(config.maxInProgress(), config.patience().toMillis());
    }

    /**
     * An event has come.
     *
     * @param key of its fact.
     * @return what to do with it.
     */
    public synchronized Admission begin(final EventKey key) {
        final long nowMs = nowMs();
        if (doneWindow.contains(key, nowMs)) {
            duplicates++;
            return Admission.DUPLICATE;
        }
        final Admission admission = inProgress.begin(key, nowMs);
        if (admission == Admission.BUSY) {
            refusedBusy++;
        }
        return admission;
    }

    /**
     * The event was processed: from now on others of its fact are duplicates. Acknowledge it after this, and after the state was saved if
     * duplicates are to be known over restarts. Saying it twice does nothing.
     *
     * @param key that was begun.
     */
    public synchronized void done(final EventKey key) {
        final long nowMs = nowMs();
        inProgress.end(key);
        doneWindow.add(key, nowMs, nowMs);
    }

    /**
     * The event could not be processed: the next one of its fact is let through.
     *
     * @param key that was begun.
     */
    public synchronized void abandon(final EventKey key) {
        inProgress.end(key);
    }

    /**
     * How it stands.
     *
     * @return counts.
     */
    public synchronized DeduplicatorStatus status() {
        return new DeduplicatorStatus(
                doneWindow.size(nowMs()),
                inProgress.size(),
                duplicates,
                refusedBusy,
                inProgress.abandoned(),
                doneWindow.forgottenEarly());
    }

    /** What was done, oldest first: high, low and time of each. What is in progress is not state: it is delivered again. */
    synchronized long[] state() {
        final int size = doneWindow.size(nowMs());
        final long[] state = new long[size * DeduplicatorFile.LONGS];
        for (int i = 0, at = 0; i < size; i++) {
            final EventKey key = doneWindow.key(i);
            state[at++] = key.high();
            state[at++] = key.low();
            state[at++] = doneWindow.timeMs(i);
        }
        return state;
    }

    /** Adds what was done in an earlier life. Times rise. */
    synchronized void restore(final long[] state) {
        for (int at = 0; at < state.length; at += DeduplicatorFile.LONGS) {
            // Facts done later than now come from before a clock was set back.
            lastMs = Math.max(lastMs, state[at + 2]);
            doneWindow.add(new EventKey(state[at], state[at + 1]), state[at + 2], nowMs());
        }
    }

    private long nowMs() {
        lastMs = Math.max(lastMs, clock.millis());
        return lastMs;
    }
}
