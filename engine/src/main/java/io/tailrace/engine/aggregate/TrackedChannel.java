package io.tailrace.engine.aggregate;

import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.snapshot.ChannelCut;
import io.tailrace.engine.snapshot.FlightChannel;
import io.tailrace.engine.status.RefusalReason;

/** A channel as the aggregator sees it: its ring, its cut, and where it is in its life. The aggregator's thread only. */
final class TrackedChannel {
    /** How long a channel that was closed by another thread waits for a last call of its owner. */
    static final long LINGER_NS = 1_000_000_000L;

    /** How often a ring is looked into that fills evenly. */
    private static final int BATCHES_PER_RING = 64;

    private final SampleSource source;
    private final ChannelCut cut;
    private final FlightTap tap;
    private final FlightChannel flight;
    private final long[] refusedSeen = new long[RefusalReason.COUNT * Priority.COUNT];
    private long closedSinceNs;
    private final BreachWatch breachWatch;
    private final RefusalWarnings warnings = new RefusalWarnings();
    private long limits;
    private boolean closing;
    private boolean finished;
    private boolean ownerDied;

    TrackedChannel(final SampleSource source, final RateLimitRules rules, final FlightChannel flight) {
        this.source = source;
        this.flight = flight;
        tap = new FlightTap(source, flight);
        breachWatch = new BreachWatch(source, rules);
        cut = new ChannelCut(source.channelId(), source.name(), source.capacityInSamples(), source.isSingleWriter());
    }

    /** Drains what the writer has left behind, so that it is not disturbed; a closed channel is drained whole. */
    int drainLeft(final SampleConsumer consumer, final long nowNs) {
        if (source.isClosed()) {
            return drain(consumer, nowNs, 0);
        }
        final int drained = source.drainLeft(tap.before(consumer, nowNs), source.capacityInSamples());
        tap.writeIfOld();
        return drained;
    }

    /** Drains what the ring holds now; afterwards a channel that can get nothing any more is finished. */
    int drain(final SampleConsumer consumer, final long nowNs, final long lingeredNs) {
        final boolean wasQuiet = source.isQuiet(); // before the drain: then the drain takes all there will ever be
        final int drained = source.drain(tap.before(consumer, nowNs), source.capacityInSamples());
        tap.writeIfOld();
        if (source.isClosed()) {
            if (!closing) {
                closing = true;
                closedSinceNs = nowNs + lingeredNs;
            }
            finished = drained == 0 && (wasQuiet || nowNs + lingeredNs - closedSinceNs > LINGER_NS);
        }
        return drained;
    }

    /** Closes the channel of an owner that ended without doing so; says whether it did. */
    boolean reclaimIfOwnerDied() {
        if (!source.isClosed() && source.isOwnerDead()) {
            ownerDied = true;
            source.close();
            return true;
        }
        return false;
    }

    void moveCut() {
        long refused = 0;
        for (int reason = 0; reason < RefusalReason.COUNT; reason++) {
            for (int priority = 0; priority < Priority.COUNT; priority++) {
                refused += refusedSeen[reason * Priority.COUNT + priority];
            }
        }
        cut.moveTo(source.consumed(), refused);
    }

    /** Directly behind a cut. */
    void beginEpoch() {
        cut.beginEpoch();
        flight.beginEpoch(cut.consumedBefore());
    }

    /** Refusals since the last call, which the next {@link #moveCut()} will contain. */
    long takeRefused(final RefusalReason reason, final Priority priority) {
        final int index = reason.index() * Priority.COUNT + priority.rank();
        final long now = source.refused(reason, priority);
        final long added = now - refusedSeen[index];
        refusedSeen[index] = now;
        warnings.add(added);
        return added;
    }

    void warnOfRefusals(final long nowNs) {
        warnings.say(source.name(), source.capacityInSamples(), nowNs);
    }

    BreachWatch breachWatch() {
        return breachWatch;
    }

    void countLimit() {
        limits++;
    }

    /** How often it was put under a limit since the last call. */
    long takeLimits() {
        final long taken = limits;
        limits = 0;
        return taken;
    }

    /** Whether so many samples, found at once, are a part of its ring that is worth looking again for without a pause. */
    boolean isMuch(final int drained) {
        return drained >= source.capacityInSamples() / BATCHES_PER_RING;
    }

    boolean isFinished() {
        return finished;
    }

    boolean hasOwnerDied() {
        return ownerDied;
    }

    SampleSource source() {
        return source;
    }

    ChannelCut cut() {
        return cut;
    }
}
