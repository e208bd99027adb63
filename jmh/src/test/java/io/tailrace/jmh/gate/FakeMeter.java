package io.tailrace.jmh.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says what was planted, and remembers what it was asked. */
final class FakeMeter implements Meter {
    private final Map<String, Deque<Double>> ns = new HashMap<>();
    private final Map<String, Deque<Double>> bytes = new HashMap<>();
    final List<String> timed = new ArrayList<>();
    final List<String> weighed = new ArrayList<>();

    /** Plants times, one a fork; the last one stays. Nothing planted is 1 ns. */
    FakeMeter ns(final Bench bench, final double... values) {
        plant(ns, bench, values);
        return this;
    }

    /** Plants bytes, one a fork; the last one stays. Nothing planted is none. */
    FakeMeter bytes(final Bench bench, final double... values) {
        plant(bytes, bench, values);
        return this;
    }

    private static void plant(final Map<String, Deque<Double>> plants, final Bench bench, final double... values) {
        final Deque<Double> queue = plants.computeIfAbsent(bench.key(), key -> new ArrayDeque<>());
        queue.clear();
        for (final double value : values) {
            queue.add(value);
        }
    }

    @Override
    public double nsPerCall(final Bench bench, final GateForm form) {
        timed.add(bench.method());
        return next(ns, bench, 1);
    }

    @Override
    public double bytesPerCall(final Bench bench, final int iterations) {
        weighed.add(bench.method());
        return next(bytes, bench, 0);
    }

    private static double next(final Map<String, Deque<Double>> plants, final Bench bench, final double otherwise) {
        final Deque<Double> queue = plants.getOrDefault(bench.key(), new ArrayDeque<>());
        return queue.isEmpty() ? otherwise : queue.size() == 1 ? queue.peek() : queue.remove();
    }
}
