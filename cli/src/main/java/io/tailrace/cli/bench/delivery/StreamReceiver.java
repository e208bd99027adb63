package io.tailrace.cli.bench.delivery;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.grpc.client.StreamHandler;
import io.tailrace.sinks.grpc.client.StreamState;
import io.tailrace.stream.v1.ChannelRange;
import io.tailrace.stream.v1.CounterValue;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Metric;
import io.tailrace.stream.v1.Series;
import io.tailrace.stream.v1.Snapshot;

/** Writes down what a subscriber receives, what comes again as well. On the subscriber's thread; what says so, any. */
final class StreamReceiver implements StreamHandler {
    private static final int NONE = -1;

    private final StreamLedger ledger = new StreamLedger();
    private final EngineClock clock;
    private final ProbeDelays delays;
    private int probeMetric = NONE;
    private int probeSeries = NONE;
    private volatile int newestProbe;
    private volatile long calls;
    private volatile long faults;

    StreamReceiver(final EngineClock clock, final ProbeDelays delays) {
        this.clock = clock;
        this.delays = delays;
    }

    @Override
    public void onState(final StreamState state, final String cause) {
        if (state == StreamState.OPEN) {
            ledger.onConnected();
        }
    }

    /** What cannot be taken is counted here: to the subscriber it is a reason to connect again, and no fault. */
    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    public void onDelivery(final Delivery delivery) {
        try {
            if (ledger.onDelivery(delivery.getSequence(), delivery.getDuplicate())) {
                onNew(delivery);
            }
        } catch (final RuntimeException fault) {
            faults++;
            throw fault;
        }
    }

    private void onNew(final Delivery delivery) {
        switch (delivery.getContentCase()) {
            case EPOCH -> {
                probeMetric = NONE;
                probeSeries = NONE;
            }
            case METRIC -> onMetric(delivery.getMetric());
            case SERIES -> onSeries(delivery.getSeries());
            case SNAPSHOT -> {
                onSnapshot(delivery.getSnapshot());
                delivery.getSnapshot().getChannelsList().forEach(this::onRange);
                calls = ledger.ranges().samples(DeliveryLoad.UNDISTURBED)
                        + ledger.ranges().samples(DeliveryLoad.DISTURBED);
            }
            case CHECKPOINT -> onSnapshot(delivery.getCheckpoint());
            default -> {
                // Nothing that is counted here.
            }
        }
    }

    private void onMetric(final Metric metric) {
        if (metric.getName().equals(Probe.FIRST)) {
            probeMetric = metric.getMetricId();
        }
    }

    private void onSeries(final Series series) {
        if (series.getMetricId() == probeMetric) {
            probeSeries = series.getSeriesId();
        }
    }

    private void onSnapshot(final Snapshot snapshot) {
        for (final CounterValue counter : snapshot.getCountersList()) {
            if (counter.getSeriesId() == probeSeries) {
                delays.onTotal(counter.getTotal(), clock.nanoTime());
                newestProbe = delays.told();
            }
        }
    }

    private void onRange(final ChannelRange range) {
        ledger.ranges().add(range.getChannel(), range.getFirstSequence(), range.getLastSequence());
    }

    /** What came. The counts of all things received may be asked by any thread, the rest when it has ended. */
    StreamLedger ledger() {
        return ledger;
    }

    /** The newest probe that was received. Any thread. */
    int newestProbe() {
        return newestProbe;
    }

    /** Deliveries that could not be taken. Any thread. */
    long faults() {
        return faults;
    }

    /** Samples of the calling channels that were received. Any thread. */
    long calls() {
        return calls;
    }
}
