package io.tailrace.jmh.peers;

import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.tailrace.jmh.Values;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Recorder;

/** One of each instrument, and a burst into each. */
abstract class Instruments {
    private static final int MASK = Values.COUNT - 1;

    private final long[] values = Values.nanoseconds();
    private final double[] seconds = Values.seconds();
    private final LongAdder longAdder = new LongAdder();
    private final Timer timer = Peers.micrometerTimer(false);
    private final Timer timerWithHistogram = Peers.micrometerTimer(true);
    private final CounterDataPoint counter = Peers.clientJavaCounter();
    private final DistributionDataPoint classic = Peers.clientJavaClassic();
    private final DistributionDataPoint nativeHistogram = Peers.clientJavaNative();
    private final DoubleHistogram explicit = Peers.otelExplicit();
    private final DoubleHistogram exponential = Peers.otelExponential();
    private final Recorder recorder = Peers.recorder();

    final void longAdder(final int calls) {
        for (int i = 0; i < calls; i++) {
            longAdder.add(values[i & MASK]);
        }
    }

    final void micrometerTimer(final int calls) {
        record(timer, calls);
    }

    final void micrometerTimerWithHistogram(final int calls) {
        record(timerWithHistogram, calls);
    }

    private void record(final Timer into, final int calls) {
        for (int i = 0; i < calls; i++) {
            into.record(values[i & MASK], TimeUnit.NANOSECONDS);
        }
    }

    final void clientJavaCounter(final int calls) {
        for (int i = 0; i < calls; i++) {
            counter.inc(values[i & MASK]);
        }
    }

    final void clientJavaClassic(final int calls) {
        observe(classic, calls);
    }

    final void clientJavaNative(final int calls) {
        observe(nativeHistogram, calls);
    }

    private void observe(final DistributionDataPoint into, final int calls) {
        for (int i = 0; i < calls; i++) {
            into.observe(seconds[i & MASK]);
        }
    }

    final void otelExplicit(final int calls) {
        record(explicit, calls);
    }

    final void otelExponential(final int calls) {
        record(exponential, calls);
    }

    private void record(final DoubleHistogram into, final int calls) {
        for (int i = 0; i < calls; i++) {
            into.record(seconds[i & MASK]);
        }
    }

    final void hdrRecorder(final int calls) {
        for (int i = 0; i < calls; i++) {
            recorder.recordValue(values[i & MASK]);
        }
    }
}
