package io.tailrace.sinks.transport;

import io.tailrace.engine.time.EngineClock;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Whether a transport delivers, and when it may try: the one place that decides about retry, isolation and alert. A failure is one change from
 * delivering to not delivering, however many attempts fail in it; the first acknowledgement ends it. One that lasts isolates the transport: it tries
 * seldom, the alert is up, and nothing else is touched. It comes back by itself.
 *
 * <p>One thread; {@link #status} any.
 */
public final class DeliveryTracker {
    /** A peer may ask to be left alone, but not for good. */
    private static final long LONGEST_ASKED_WAIT_NS = TimeUnit.HOURS.toNanos(1);

    private final String transport;
    private final RetryPolicy policy;
    private final DeliveryMeter meter;
    private final EngineClock clock;
    private final Backoff backoff;
    private final CauseLog log;
    private final Consumer<DeliveryState> onChange;
    private DeliveryState state = DeliveryState.DELIVERING;
    private long stateSinceNs;
    private long failingSinceNs;
    private long nextTryNs;
    private long failures;
    private long delivered;
    private long refused;
    private long lostFrames;
    private String cause = "";
    private volatile DeliveryStatus status;

    /**
     * Delivering, and nothing counted.
     *
     * @param transport its name, for counters and messages.
     * @param policy when it tries again.
     * @param meter where it counts.
     * @param clock its wall clock tells latencies; durations come with the calls.
     * @param seed of the jitter of waits.
     */
    public DeliveryTracker(
            final String transport,
            final RetryPolicy policy,
            final DeliveryMeter meter,
            final EngineClock clock,
            final long seed) {
        this(transport, policy, meter, clock, seed, state -> {});
    }

    /**
     * As above, and tells each change of its state: for a host whose readiness depends on it ({@code engine.dependencies()}).
     *
     * @param transport its name, for counters and messages.
     * @param policy when it tries again.
     * @param meter where it counts.
     * @param clock its wall clock tells latencies; durations come with the calls.
     * @param seed of the jitter of waits.
     * @param onChange is told the new state, on the transport's thread; must not wait.
     */
    public DeliveryTracker(
            final String transport,
            final RetryPolicy policy,
            final DeliveryMeter meter,
            final EngineClock clock,
            final long seed,
            final Consumer<DeliveryState> onChange) {
        this.transport = transport;
        this.policy = policy;
        this.meter = meter;
        this.clock = clock;
        this.onChange = onChange;
        backoff = new Backoff(policy, seed);
        log = new CauseLog(LoggerFactory.getLogger(DeliveryTracker.class));
        stateSinceNs = clock.nanoTime();
        publish();
    }

    /**
     * Whether an attempt may be made now. To be asked in each duty cycle, also while an attempt hangs: it notices that a failure persists.
     *
     * @param nowNs monotonic.
     * @return false while the wait behind a failed attempt is not over.
     */
    public boolean isDue(final long nowNs) {
        isolateIfItPersists(nowNs);
        return state == DeliveryState.DELIVERING || nowNs - nextTryNs >= 0;
    }

    /**
     * A peer acknowledged: a failure is over.
     *
     * @param nowNs monotonic.
     * @param items how many things.
     * @param recordedAtEpochNs when the oldest of them was recorded, ns since 1970; 0 if that tells nothing.
     */
    public void delivered(final long nowNs, final long items, final long recordedAtEpochNs) {
        delivered += items;
        meter.delivered(items);
        if (recordedAtEpochNs > 0) {
            meter.latency(Math.max(0, clock.epochNanos() - recordedAtEpochNs));
        }
        if (state != DeliveryState.DELIVERING) {
            if (state == DeliveryState.ISOLATED) {
                meter.alert(false);
            }
            backoff.reset();
            log.tell(TransportEvent.RECOVERED, nowNs, "recovered", transport + ": delivers again");
            become(DeliveryState.DELIVERING, nowNs);
        }
        publish();
    }

    /**
     * An attempt failed, or a connection ended that should not have.
     *
     * @param nowNs monotonic.
     * @param reason one line: what happened; without numbers that differ each time.
     * @param leastWaitNs what the peer asked to wait, ns; 0 if it asked for nothing; counts up to an hour.
     */
    public void failed(final long nowNs, final String reason, final long leastWaitNs) {
        cause = reason;
        if (state == DeliveryState.DELIVERING) {
            failingSinceNs = nowNs;
            failures++;
            meter.failed();
            become(DeliveryState.RETRYING, nowNs);
        }
        log.tell(TransportEvent.FAILED, nowNs, reason, transport + ": not delivered: " + reason);
        isolateIfItPersists(nowNs);
        final long waitNs = state == DeliveryState.ISOLATED ? backoff.isolatedNs() : backoff.nextNs();
        nextTryNs = nowNs + Math.max(Math.min(leastWaitNs, LONGEST_ASKED_WAIT_NS), waitNs);
        publish();
    }

    /**
     * Frames of the journal were deleted or damaged before they were read.
     *
     * @param frames how many more.
     */
    public void lost(final long frames) {
        if (frames > 0) {
            lostFrames += frames;
            meter.lost(frames);
            log.tell(
                    TransportEvent.LOST,
                    clock.nanoTime(),
                    "lost",
                    transport + ": " + frames + " frames of the journal were gone before they were sent; raise its"
                            + " retention, or see what tailrace audit says");
            publish();
        }
    }

    /**
     * Something is not delivered and will not be, or something of a peer was refused. No failure: the transport goes on.
     *
     * @param reason a word of a small set; it becomes a label.
     * @param items how many.
     * @param detail one line, for the log.
     */
    public void refused(final String reason, final long items, final String detail) {
        refused += items;
        meter.refused(reason, items);
        log.tell(
                TransportEvent.REFUSED,
                clock.nanoTime(),
                "refused " + reason,
                transport + ": refused (" + reason + "): " + detail);
        publish();
    }

    /**
     * What can be told of it.
     *
     * @return as of the last call.
     */
    public DeliveryStatus status() {
        return status;
    }

    private void isolateIfItPersists(final long nowNs) {
        if (state == DeliveryState.RETRYING && nowNs - failingSinceNs >= policy.isolateAfterNs()) {
            meter.alert(true);
            log.tell(
                    TransportEvent.ISOLATED,
                    nowNs,
                    "isolated",
                    transport + ": isolated, its failure persists: " + cause + "; what it misses waits in the journal");
            become(DeliveryState.ISOLATED, nowNs);
            publish();
        }
    }

    private void become(final DeliveryState next, final long nowNs) {
        state = next;
        stateSinceNs = nowNs;
        onChange.accept(next);
    }

    private void publish() {
        status = new DeliveryStatus(transport, state, failures, delivered, refused, lostFrames, cause, stateSinceNs);
    }
}
