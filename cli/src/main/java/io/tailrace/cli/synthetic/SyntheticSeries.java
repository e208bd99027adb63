package io.tailrace.cli.synthetic;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.engine.recording.ChannelGauge;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.engine.time.EngineClock;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/**
 * Records one value into each of many series every interval, on a channel of its own. It pauses after some thousand values, so that its
 * ring holds them: a load test that refuses its own samples would not be one.
 */
public final class SyntheticSeries implements Agent {
    /** An engine's default interval: every snapshot changes every line. */
    public static final long DEFAULT_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Name of the channel. */
    public static final String CHANNEL = "synthetic";

    private static final int VALUES_A_CYCLE = 8_192;
    private static final int PAUSE_MS = 1;

    private final EngineClock clock;
    private final long intervalNs;
    private final Channel channel;
    private final ChannelHistogram[] histograms;
    private final ChannelGauge[] gauges;
    private final ChannelCounter[] counters;
    private final int values;
    private long nextNs;
    private long round;
    private int next;

    /**
     * Registers the families and makes the series; the first values are due at once.
     *
     * @param engine that they are recorded with.
     * @param shape which series there are.
     * @param clock the engine's.
     * @param intervalNs from value to value of a series, at least 1.
     */
    public SyntheticSeries(
            final TelemetryEngine engine, final SyntheticShape shape, final EngineClock clock, final long intervalNs) {
        this.clock = clock;
        this.intervalNs = intervalNs;
        channel = engine.openChannel(CHANNEL);
        histograms = histograms(engine, shape.histograms());
        gauges = gauges(engine, shape.gauges());
        counters = counters(engine, shape.counters());
        values = shape.values();
        nextNs = clock.nanoTime();
    }

    /**
     * A runner that has not begun: start it on a thread, close it before the engine.
     *
     * @param errors is told of what it survives.
     * @return the runner.
     */
    public AgentRunner runner(final ErrorHandler errors) {
        return new AgentRunner(new SleepingMillisIdleStrategy(PAUSE_MS), errors, null, this);
    }

    private ChannelHistogram[] histograms(final TelemetryEngine engine, final int count) {
        final ChannelHistogram[] handles = new ChannelHistogram[count];
        if (count > 0) {
            final Metric metric = engine.register(MetricDescriptor.histogram(SyntheticShape.HISTOGRAM)
                    .unit(Unit.SECONDS)
                    .help(SyntheticShape.HISTOGRAM_HELP)
                    .labelNames(SyntheticShape.SHARD, SyntheticShape.KEY)
                    .seriesLimit(count)
                    .build());
            for (int i = 0; i < count; i++) {
                handles[i] = channel.histogram(metric, SyntheticShape.shard(i), SyntheticShape.key(i));
            }
        }
        return handles;
    }

    private ChannelGauge[] gauges(final TelemetryEngine engine, final int count) {
        final ChannelGauge[] handles = new ChannelGauge[count];
        if (count > 0) {
            final Metric metric = engine.register(MetricDescriptor.gauge(SyntheticShape.GAUGE)
                    .help(SyntheticShape.GAUGE_HELP)
                    .labelNames(SyntheticShape.SHARD, SyntheticShape.KEY)
                    .seriesLimit(count)
                    .build());
            for (int i = 0; i < count; i++) {
                handles[i] = channel.gauge(metric, SyntheticShape.shard(i), SyntheticShape.key(i));
            }
        }
        return handles;
    }

    private ChannelCounter[] counters(final TelemetryEngine engine, final int count) {
        final ChannelCounter[] handles = new ChannelCounter[count];
        final Metric metric = engine.register(MetricDescriptor.counter(SyntheticShape.COUNTER)
                .help(SyntheticShape.COUNTER_HELP)
                .labelNames(SyntheticShape.SHARD, SyntheticShape.KEY)
                .seriesLimit(count)
                .build());
        for (int i = 0; i < count; i++) {
            handles[i] = channel.counter(metric, SyntheticShape.shard(i), SyntheticShape.key(i));
        }
        return handles;
    }

    /** Says 0 always: the pause behind it is wanted. */
    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        if (next == 0) {
            if (nowNs - nextNs < 0) {
                return 0;
            }
            nextNs += intervalNs * (1 + (nowNs - nextNs) / intervalNs);
        }
        final int end = Math.min(values, next + VALUES_A_CYCLE);
        for (int i = next; i < end; i++) {
            record(i);
        }
        next = end == values ? 0 : end;
        if (next == 0) {
            round++;
        }
        return 0;
    }

    private void record(final int value) {
        final int other = value - histograms.length;
        final int counter = other - gauges.length;
        if (other < 0) {
            histograms[value].record(SyntheticShape.latencyNs(value, round));
        } else if (counter < 0) {
            gauges[other].set(SyntheticShape.depth(other, round));
        } else {
            counters[counter].add(SyntheticShape.increment(counter, round));
        }
    }

    @Override
    public void onClose() {
        channel.close();
    }

    @Override
    public String roleName() {
        return "tailrace-synthetic";
    }
}
