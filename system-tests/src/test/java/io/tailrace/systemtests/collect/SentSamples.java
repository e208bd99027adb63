package io.tailrace.systemtests.collect;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import java.util.Random;

/** What a child records: the same values for the same seed, so that its parent knows them, too. */
final class SentSamples {
    static final int SAMPLES_A_PART = 5_000;

    private SentSamples() {}

    static MetricDescriptor work() {
        return MetricDescriptor.histogram("work_seconds")
                .help("Work.")
                .unit(Unit.SECONDS)
                .build();
    }

    static MetricDescriptor calls() {
        return MetricDescriptor.counter("calls_total").help("Calls.").build();
    }

    /** Values of a part, ns: log-uniform over four decades. */
    static long[] values(final long seed) {
        final Random random = new Random(seed);
        final long[] values = new long[SAMPLES_A_PART];
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) Math.pow(10, 4 + 4 * random.nextDouble());
        }
        return values;
    }
}
