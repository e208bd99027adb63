package io.tailrace.cli.bench;

import io.tailrace.cli.bench.paced.CallTimes;
import io.tailrace.cli.bench.paced.Contract;
import io.tailrace.cli.bench.paced.LateCalls;
import io.tailrace.cli.bench.paced.PacedResult;
import io.tailrace.cli.console.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * The contract's bounds of time against what was measured, and whether the machine explains a breach.
 *
 * @param breaches in words; empty if the bounds were kept.
 * @param excuse in words; empty without a breach, or if the machine does not explain it.
 */
record LatencyVerdict(List<String> breaches, Optional<String> excuse) {
    private static final double PERCENTILE = 99;
    private static final double SLOW_SHARE = 0.01;
    private static final double PACE_SHARE = 1.05;

    static LatencyVerdict of(final PacedResult result) {
        final CallTimes calls = result.calls();
        if (calls.count() == 0) {
            return new LatencyVerdict(List.of("no call was measured: it was stopped before"), Optional.empty());
        }
        final List<String> breaches = new ArrayList<>();
        if (calls.meanServiceNs() > Contract.MEAN_NS) {
            breaches.add(String.format(
                    Locale.ROOT,
                    "the mean call took %s, the bound is %s",
                    Text.time((long) calls.meanServiceNs()),
                    Text.time(Contract.MEAN_NS)));
        }
        if (p99(calls) > Contract.P99_NS) {
            breaches.add("the p99 call took " + Text.time(p99(calls)) + ", the bound is " + Text.time(Contract.P99_NS));
        }
        if (result.elapsedNs() > PACE_SHARE * result.durationNs()) {
            breaches.add("the pace was not kept: calls of " + Text.time(result.durationNs()) + " took "
                    + Text.time(result.elapsedNs()));
        }
        return new LatencyVerdict(breaches, breaches.isEmpty() ? Optional.empty() : excuse(result));
    }

    private static Optional<String> excuse(final PacedResult result) {
        final CallTimes empty = result.emptyCalls();
        if (empty.meanServiceNs() > Contract.MEAN_NS || p99(empty) > Contract.P99_NS) {
            return Optional.of("the machine was late: an empty call, which records nothing, breaks the bound as well");
        }
        if (result.late().delayed() > 0 && isWithinBoundsWithoutDelayed(result)) {
            return Optional.of("the machine was late: it woke a sleeping thread a millisecond or more late "
                    + Text.count(result.hiccups().count()) + " times, and without the "
                    + Text.count(result.late().delayed()) + " calls of those moments the bounds are kept");
        }
        return Optional.empty();
    }

    /** Mean and p99 of the calls that fell together with no hiccup. Late paces are the machine's by then. */
    private static boolean isWithinBoundsWithoutDelayed(final PacedResult result) {
        final CallTimes calls = result.calls();
        final LateCalls late = result.late();
        final Histogram service = calls.serviceNs();
        final double others = Math.max(1, calls.count() - late.delayed());
        final double sumNs = calls.meanServiceNs() * calls.count() - late.delayedServiceNs();
        final long slow =
                service.getCountBetweenValues(service.nextNonEquivalentValue(Contract.P99_NS), service.getMaxValue())
                        - late.delayedSlow();
        return sumNs / others <= Contract.MEAN_NS && slow / others <= SLOW_SHARE;
    }

    private static long p99(final CallTimes calls) {
        return calls.count() == 0 ? 0 : calls.serviceNs().getValueAtPercentile(PERCENTILE);
    }
}
