package io.tailrace.sinks.transport;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.journal.JournalBookmark;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;

/**
 * A transport that pushes to one destination: reads a journal, makes batches, sends them one at a time in order, and moves its position when one is acknowledged.
 * At least once: what was sent and not acknowledged is sent again, also after a restart. One thread; {@link #status} any.
 *
 * @param <B> what is sent at once.
 */
public final class DeliveryAgent<B> implements Agent {
    private static final long CLOSE_STEP_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int CLOSE_TURNS_A_STEP = 1_000;

    private final JournalFeed feed;
    private final Batcher<B> batcher;
    private final Outlet<B> outlet;
    private final DeliveryTracker tracker;
    private final SavedPosition position;
    private final DeliverySettings settings;
    private final EngineClock clock;
    private final String name;

    private B batch;
    private JournalBookmark batchEnd;
    private long batchItems;
    private long batchRecordedAtNs;
    private boolean isUnderWay;
    private long sentAtNs;
    private long lingersSinceNs;
    private boolean lingers;
    private boolean isClosing;

    /**
     * Reads nothing yet.
     *
     * @param name of the transport; its position and its hold in the journal have it.
     * @param source of the journal.
     * @param batcher makes batches.
     * @param outlet takes them; closed with this.
     * @param tracker decides when to try.
     * @param positions keeps the position; not closed with this.
     * @param settings how to go about it.
     * @param clock read once a duty cycle.
     * @throws FrameLogException if the position cannot be read.
     */
    public DeliveryAgent(
            final String name,
            final JournalSource source,
            final Batcher<B> batcher,
            final Outlet<B> outlet,
            final DeliveryTracker tracker,
            final PositionStore positions,
            final DeliverySettings settings,
            final EngineClock clock) {
        this.name = name;
        this.batcher = batcher;
        this.outlet = outlet;
        this.tracker = tracker;
        this.settings = settings;
        this.clock = clock;
        position = new SavedPosition(positions, name, settings.saveIntervalNs());
        feed = new JournalFeed(source, "transport-" + name, position.load(), batcher, tracker).mayRepeat();
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        int work = 0;
        if (isUnderWay) {
            work += settle(nowNs);
        }
        if (!isUnderWay && tracker.isDue(nowNs)) {
            work += batch == null ? gather(nowNs) : 0;
            work += batch == null ? 0 : send(nowNs);
        }
        save(nowNs, false);
        return work;
    }

    private int gather(final long nowNs) {
        int polled = 0;
        while (!batcher.isFull() && polled < settings.framesPerDutyCycle()) {
            final int frames = feed.poll(nowNs, 1);
            if (frames == 0) {
                break;
            }
            polled += frames;
        }
        if (batcher.items() == 0) {
            // Nothing of what was read is for this destination.
            position.moveTo(feed.bookmark());
            lingers = false;
            return polled;
        }
        if (!lingers) {
            lingers = true;
            lingersSinceNs = nowNs;
        }
        if (batcher.isFull() || isClosing || nowNs - lingersSinceNs >= settings.lingerNs()) {
            take();
        }
        return polled;
    }

    private void take() {
        lingers = false;
        batchItems = batcher.items();
        batchRecordedAtNs = batcher.recordedAtEpochNs();
        batch = batcher.take();
        batchEnd = feed.bookmark();
    }

    private int send(final long nowNs) {
        sentAtNs = nowNs;
        try {
            outlet.send(batch, nowNs);
            isUnderWay = true;
            return 1 + settle(nowNs);
        } catch (final RuntimeException e) {
            tracker.failed(nowNs, e.toString(), 0);
            return 0;
        }
    }

    private int settle(final long nowNs) {
        final Outcome outcome = outcome(nowNs);
        if (outcome instanceof Outcome.Pending) {
            tracker.isDue(nowNs);
            return 0;
        }
        isUnderWay = false;
        if (outcome instanceof Outcome.Retry retry) {
            tracker.failed(nowNs, retry.cause(), retry.leastWaitNs());
            return 1;
        }
        long taken = batchItems;
        if (outcome instanceof Outcome.Refused refused) {
            taken = Math.max(0, taken - refused.items());
            tracker.refused(refused.reason(), refused.items(), refused.detail());
        }
        tracker.delivered(nowNs, taken, taken == 0 ? 0 : batchRecordedAtNs);
        position.moveTo(batchEnd);
        batch = null;
        return 1;
    }

    private Outcome outcome(final long nowNs) {
        try {
            final Outcome outcome = outlet.poll(nowNs);
            if (!(outcome instanceof Outcome.Pending) || nowNs - sentAtNs < settings.sendTimeoutNs()) {
                return outcome;
            }
            outlet.cancel();
            return new Outcome.Retry("no answer in time", 0);
        } catch (final RuntimeException e) {
            return new Outcome.Retry(e.toString(), 0);
        }
    }

    private void save(final long nowNs, final boolean isLast) {
        try {
            final JournalBookmark saved = position.save(nowNs, isLast);
            if (saved != null) {
                feed.acknowledge(saved);
            }
        } catch (final FrameLogException e) {
            tracker.refused("position", 0, e.getMessage());
        }
    }

    /**
     * What can be told of it.
     *
     * @return as of the last duty cycle.
     */
    public DeliveryStatus status() {
        return tracker.status();
    }

    /** Delivers what the journal still has, as long as that goes well and not for ever, and keeps the position. */
    @Override
    public void onClose() {
        isClosing = true;
        final long endNs = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.closeTimeoutMs());
        try {
            // By the clock, and by steps that each wait a little: the clock of a test stands still.
            for (long step = 0; step < settings.closeTimeoutMs() && clock.nanoTime() - endNs < 0 && goesOn(); step++) {
                LockSupport.parkNanos(CLOSE_STEP_NS);
            }
            save(clock.nanoTime(), true);
        } finally {
            CloseHelper.quietCloseAll(outlet, feed);
        }
    }

    /** A step of the end: until it has to wait. False if nothing is left or an attempt has failed. */
    private boolean goesOn() {
        int turns = 0;
        int work = 1;
        while (work > 0 && turns < CLOSE_TURNS_A_STEP && isDelivering()) {
            work = doWork();
            turns++;
        }
        return (work > 0 || isUnderWay) && isDelivering();
    }

    private boolean isDelivering() {
        return tracker.status().state() == DeliveryState.DELIVERING;
    }

    @Override
    public String roleName() {
        return "tailrace-" + name;
    }
}
