package io.tailrace.cli.bench.delivery;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.Histogram;
import io.tailrace.engine.time.EngineClock;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;

/**
 * Records something whose time is known, every 10 ms: a counter, then a histogram, then another counter, on one channel. Who is told a total of the first
 * one knows since when it could have been told, and a page on which one of them is ahead of those before it is not consistent. One thread.
 */
final class Probe implements Agent {
    /** Counted first. */
    static final String FIRST = "bench_probe_first_total";

    /** Recorded between the counters, always the same value. */
    static final String BETWEEN = "bench_probe_between_seconds";

    /** Counted last. */
    static final String LAST = "bench_probe_last_total";

    /** What it is recorded with. */
    static final long VALUE_NS = 1_000_000;

    /** Of the channel. */
    static final String CHANNEL = "bench-probe";

    static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final EngineClock clock;
    private final ProbeTimes times;
    private final Channel channel;
    private final Counter first;
    private final Histogram between;
    private final Counter last;
    private long nextNs;

    Probe(final TelemetryEngine engine, final EngineClock clock, final ProbeTimes times) {
        this.clock = clock;
        this.times = times;
        channel = engine.openChannel(CHANNEL);
        first = channel.counter(engine.register(
                MetricDescriptor.counter(FIRST).help("Probes, counted first.").build()));
        between = channel.histogram(engine.register(MetricDescriptor.histogram(BETWEEN)
                .unit(Unit.SECONDS)
                .help("Probes, a millisecond each.")
                .build()));
        last = channel.counter(engine.register(
                MetricDescriptor.counter(LAST).help("Probes, counted last.").build()));
        nextNs = clock.nanoTime();
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        if (nowNs - nextNs < 0 || times.isFull()) {
            return 0;
        }
        nextNs = nowNs + INTERVAL_NS;
        times.add(nowNs);
        first.increment();
        between.record(VALUE_NS);
        last.increment();
        return 1;
    }

    @Override
    public void onClose() {
        channel.close();
    }

    @Override
    public String roleName() {
        return CHANNEL;
    }
}
