package io.tailrace.jmh.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures pairs in rounds: a fork of the one, a fork of the other, and their ratio. Rounds are outermost, so a machine that drifts does so for all. */
final class RatioRun {
    private final Meter meter;
    private final GateForm form;

    RatioRun(final Meter meter, final GateForm form) {
        this.meter = meter;
        this.form = form;
    }

    /** Ratios of each pair, in the pairs' order. */
    Map<Pair, Ratio> measure(final List<Pair> pairs, final RunOrder order) {
        final Map<Pair, double[]> ratios = new LinkedHashMap<>();
        pairs.forEach(pair -> ratios.put(pair, new double[form.forks()]));
        for (int round = 0; round < form.forks(); round++) {
            for (final Pair pair : pairs) {
                ratios.get(pair)[round] = ratio(pair, order);
            }
        }
        final Map<Pair, Ratio> result = new LinkedHashMap<>();
        ratios.forEach((pair, values) -> result.put(pair, Ratio.of(values)));
        return result;
    }

    private double ratio(final Pair pair, final RunOrder order) {
        if (order == RunOrder.SUBJECT_FIRST) {
            final double subject = meter.nsPerCall(pair.subject(), form);
            return subject / meter.nsPerCall(pair.ruler(), form);
        }
        final double ruler = meter.nsPerCall(pair.ruler(), form);
        return meter.nsPerCall(pair.subject(), form) / ruler;
    }
}
