package io.tailrace.jmh.recording;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Histogram;
import io.tailrace.jmh.Values;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Recorder;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Instruments of others that all threads share, as their users do. None is read meanwhile, which is in their favour. */
@State(Scope.Benchmark)
public class SharedPeers {
    /** As many buckets as client_java has by default, from 1 us, without exemplars: nothing it could do without. */
    private static final int CLASSIC_BUCKETS = 12;

    final AtomicLong atomicLong = new AtomicLong();
    final LongAdder longAdder = new LongAdder();
    final Recorder recorder = new Recorder(1_000, 3_600_000_000_000L, 3);
    final double[] seconds = Values.seconds();
    final DistributionDataPoint classicHistogram = Histogram.builder()
            .name("operation_seconds")
            .classicOnly()
            .classicExponentialUpperBounds(1e-6, 4, CLASSIC_BUCKETS)
            .withoutExemplars()
            .build();
}
