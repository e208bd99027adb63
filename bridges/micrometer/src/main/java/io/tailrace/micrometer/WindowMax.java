package io.tailrace.micrometer;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.TimeWindowMax;

/** The highest value of the last windows, in the recorded unit. Told by cuts and not by each sample. Any thread. */
final class WindowMax {
    private final TimeWindowMax max;

    WindowMax(final Clock clock, final DistributionStatisticConfig config) {
        max = new TimeWindowMax(clock, config);
    }

    void record(final long recorded) {
        max.record((double) recorded);
    }

    double poll() {
        return max.poll();
    }
}
