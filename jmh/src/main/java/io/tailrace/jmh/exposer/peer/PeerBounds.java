package io.tailrace.jmh.exposer.peer;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Bounds of the histograms: our default ones for times. */
final class PeerBounds {
    static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private static final double NS_PER_SECOND = 1e9;

    private PeerBounds() {}

    static Duration[] durations() {
        return Arrays.stream(SECONDS)
                .mapToObj(seconds -> Duration.ofNanos(Math.round(seconds * NS_PER_SECOND)))
                .toArray(Duration[]::new);
    }

    static List<Double> list() {
        return Arrays.stream(SECONDS).boxed().toList();
    }
}
