package io.tailrace.cli.replay;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.option.Rate;
import io.tailrace.sinks.otlp.OtlpBatch;
import io.tailrace.sinks.otlp.OtlpOutlet;
import io.tailrace.sinks.otlp.call.OtlpRequest.Signal;
import io.tailrace.sinks.transport.DeliveryMeter;
import io.tailrace.sinks.transport.DeliveryTracker;
import io.tailrace.sinks.transport.Outcome;
import io.tailrace.sinks.transport.RetryPolicy;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends batch after batch, waits for each, tries again what the protocol says may be tried again, and gives up when that lasts too long. Ends early when it is asked
 * to. One thread.
 */
final class OtlpSending implements Consumer<OtlpBatch> {
    private static final long LOOK_AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double NS_PER_S = 1e9;

    private final OtlpOutlet outlet;
    private final String endpoint;
    private final double itemsPerSecond;
    private final long giveUpNs;
    private final Console console;
    private final DeliveryTracker tracker;
    private final Map<String, Long> refusals = new TreeMap<>();
    private long beganNs;
    private long dataPoints;
    private long logRecords;
    private long refused;
    private long retries;

    OtlpSending(
            final OtlpOutlet outlet,
            final String endpoint,
            final double itemsPerSecond,
            final long giveUpNs,
            final Console console) {
        this.outlet = outlet;
        this.endpoint = endpoint;
        this.itemsPerSecond = itemsPerSecond;
        this.giveUpNs = giveUpNs;
        this.console = console;
        beganNs = console.clock().nanoTime();
        tracker = new DeliveryTracker("otlp", RetryPolicy.defaults(), DeliveryMeter.none(), console.clock(), beganNs);
    }

    long dataPoints() {
        return dataPoints;
    }

    long logRecords() {
        return logRecords;
    }

    /** Of both, what the receiver did not take. */
    long refused() {
        return refused;
    }

    /** By reason. */
    Map<String, Long> refusals() {
        return refusals;
    }

    long retries() {
        return retries;
    }

    @Override
    public void accept(final OtlpBatch batch) {
        final long points = batch.items(Signal.METRICS);
        final long records = batch.items(Signal.LOGS);
        if (waitForItsTurn() && deliver(batch)) {
            dataPoints += points;
            logRecords += records;
        }
    }

    /** False if it is to end. */
    private boolean waitForItsTurn() {
        if (itemsPerSecond == Rate.UNLIMITED) {
            return !console.stop().isRequested();
        }
        final long dueNs = beganNs + (long) ((dataPoints + logRecords) / itemsPerSecond * NS_PER_S);
        return !console.stop().await(Math.max(0, dueNs - console.clock().nanoTime()));
    }

    /** False if it is to end. */
    private boolean deliver(final OtlpBatch batch) {
        final long firstNs = console.clock().nanoTime();
        while (!console.stop().isRequested()) {
            final long nowNs = console.clock().nanoTime();
            if (tracker.isDue(nowNs)) {
                outlet.send(batch, nowNs);
                final Outcome outcome = await();
                if (outcome instanceof Outcome.Retry retry) {
                    tryAgain(retry, firstNs);
                } else {
                    settle(outcome, batch.items());
                    return !(outcome instanceof Outcome.Pending);
                }
            }
            console.stop().await(LOOK_AGAIN_NS);
        }
        return false;
    }

    /** Pending only if it is to end. */
    private Outcome await() {
        Outcome outcome = outlet.poll(console.clock().nanoTime());
        while (outcome instanceof Outcome.Pending) {
            if (console.stop().await(LOOK_AGAIN_NS)) {
                outlet.cancel();
                return outcome;
            }
            outcome = outlet.poll(console.clock().nanoTime());
        }
        return outcome;
    }

    private void tryAgain(final Outcome.Retry retry, final long firstNs) {
        final long nowNs = console.clock().nanoTime();
        retries++;
        tracker.failed(nowNs, retry.cause(), retry.leastWaitNs());
        if (nowNs - firstNs >= giveUpNs) {
            throw CommandFault.cannotRun(
                    "not delivered",
                    endpoint + " (" + retry.cause() + ")",
                    "see that the receiver runs, and run it again: points that it has come again with the same times; "
                            + dataPoints + " data points and " + logRecords + " log records were sent");
        }
    }

    private void settle(final Outcome outcome, final long items) {
        if (outcome instanceof Outcome.Pending) {
            return;
        }
        if (outcome instanceof Outcome.Refused some) {
            refused += some.items();
            refusals.merge(some.reason(), some.items(), Long::sum);
            tracker.refused(some.reason(), some.items(), some.detail());
        }
        tracker.delivered(console.clock().nanoTime(), items, 0);
    }
}
