package io.tailrace.cli.torture.writer;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.Histogram;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.engine.time.EngineClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Records as fast as it can on each channel, and writes down after each call what became of it. */
public final class WriterLoad {
    /** The channels are called so and a number. */
    public static final String CHANNEL_PREFIX = "torture-";

    /** The counter that each call counts in which is not for a histogram. */
    public static final String COUNTER = "torture_calls_total";

    /** The histogram of the other calls; it has labels. */
    public static final String HISTOGRAM = "torture_call_seconds";

    private static final int SERIES = 16;
    private static final int BATCH = 64;
    private static final int VALUE_BITS = 20;
    private static final long REST_NS = TimeUnit.MICROSECONDS.toNanos(100);

    private final List<Thread> threads = new ArrayList<>();
    private final Ledger ledger;
    private final EngineClock clock;

    WriterLoad(final Ledger ledger, final EngineClock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Before anybody else opens a channel: channels have numbers, and the ledger goes by them. */
    void start(final TelemetryEngine engine) {
        final Metric counter = engine.register(
                MetricDescriptor.counter(COUNTER).help("Calls for the counter.").build());
        final Metric histogram = engine.register(MetricDescriptor.histogram(HISTOGRAM)
                .unit(Unit.SECONDS)
                .help("Values given to the histogram.")
                .labelNames("series")
                .build());
        for (int i = 0; i < Ledger.CHANNELS; i++) {
            final int channelId = i;
            final Channel channel = engine.openChannel(CHANNEL_PREFIX + i);
            final Histogram[] histograms = new Histogram[SERIES];
            for (int series = 0; series < SERIES; series++) {
                histograms[series] = channel.histogram(histogram, Integer.toString(series));
            }
            final Counter calls = channel.counter(counter);
            final Thread thread = new Thread(() -> record(channelId, channel, calls, histograms), CHANNEL_PREFIX + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    void awaitEnd() throws InterruptedException {
        for (final Thread thread : threads) {
            thread.join();
        }
    }

    private void record(final int channelId, final Channel channel, final Counter calls, final Histogram[] histograms) {
        long random = channelId + 1L;
        long accepted = 0;
        long refused = 0;
        boolean isFull = false;
        while (mayRecord()) {
            for (int i = 0; i < BATCH; i++) {
                random ^= random << 13;
                random ^= random >>> 7;
                random ^= random << 17;
                final RecordResult result =
                        i == 0 ? calls.increment() : histograms[(int) (random & (SERIES - 1))].record(value(random));
                isFull = result.isRefused();
                if (isFull) {
                    ledger.refused(channelId, ++refused);
                } else {
                    ledger.accepted(channelId, ++accepted);
                }
            }
            ledger.aliveNs(channelId, clock.nanoTime());
            if (isFull) {
                LockSupport.parkNanos(REST_NS); // the aggregator may want this core
            }
        }
        channel.close();
    }

    private boolean mayRecord() {
        return ledger.state() != Ledger.State.AT_POINT && !ledger.isEndRequested();
    }

    /** About as many of each length in bits, so that a snapshot has some hundred buckets. */
    private static long value(final long random) {
        final int bits = (int) (random >>> 8 & 63) % VALUE_BITS;
        return random >>> 16 & (1L << bits) - 1;
    }
}
